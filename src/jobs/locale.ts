/** Languages that people are spoken to in, as they cross the queue and are stored. */
import { z } from 'zod';

/** By Discord's name, but for English and Spanish, which Discord divides by region. */
export const LOCALES = ['en', 'de', 'es', 'fr', 'pt-BR', 'zh-CN'] as const;
export type Locale = (typeof LOCALES)[number];

/** What was sent or kept before there was a language in it is English. */
export const localeSchema = z.enum(LOCALES).default('en');
