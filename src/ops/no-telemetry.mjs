// ONNX Runtime from 1.29 on reports to its maker what runs on which machine, and keeps a number of the machine in its owner's
// home, unless this is said before it is loaded. It asks the process's own environment, which a thread cannot change.
process.env.ORT_DISABLE_TELEMETRY ??= '1';
