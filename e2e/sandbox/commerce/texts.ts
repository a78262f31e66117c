export type Texts = { en: string; ru?: string; uk?: string };

export type Field = {
  key: string;
  type: "string";
  label: Texts;
  hint: Texts;
  example: string | null;
  regexp: string | null;
  required: boolean;
  position: number;
};

/** Fields as the platform's catalogue writes them: PHP-style patterns, some with delimiters and some without. */
export const FIELDS = {
  email: {
    label: { en: "Email", ru: "Эл. почта", uk: "Ел. пошта" },
    hint: { en: "The address of your wallet", ru: "Адрес вашего кошелька", uk: "Адреса вашого гаманця" },
    example: "payer@example.com",
    regexp: String.raw`/^[_a-zA-Z0-9-]+(\.[_a-zA-Z0-9-]+)*@[a-zA-Z0-9-]+(\.[a-zA-Z0-9-]+)*(\.[a-zA-Z]{2,8})$/`,
  },
  phone: {
    label: { en: "Phone number", ru: "Номер телефона", uk: "Номер телефону" },
    hint: {
      en: "With the country code, for example +380 44 123 45 67",
      ru: "С кодом страны, например +380 44 123 45 67",
      uk: "З кодом країни, наприклад +380 44 123 45 67",
    },
    example: "+380441234567",
    regexp: String.raw`/^\+?\d{10,15}$/`,
  },
  blik_code: {
    label: { en: "BLIK code", ru: "Код BLIK", uk: "Код BLIK" },
    hint: {
      en: "Six digits from your bank's app",
      ru: "Шесть цифр из приложения банка",
      uk: "Шість цифр із застосунку банку",
    },
    example: "777123",
    regexp: String.raw`^\d{6}$`,
  },
  full_name: {
    label: { en: "Full name", ru: "Имя и фамилия", uk: "Ім'я та прізвище" },
    hint: { en: "As in your documents", ru: "Как в документах", uk: "Як у документах" },
    example: "Ana Souza",
    regexp: String.raw`/^[\p{L} .'-]{3,100}$/u`,
  },
  cpf: {
    label: { en: "CPF", ru: "CPF", uk: "CPF" },
    hint: {
      en: "Brazilian tax number, 11 digits",
      ru: "Налоговый номер Бразилии, 11 цифр",
      uk: "Податковий номер Бразилії, 11 цифр",
    },
    example: "12345678909",
    regexp: String.raw`/^\d{11}$/`,
  },
  post_code: {
    label: { en: "Postcode", ru: "Почтовый индекс", uk: "Поштовий індекс" },
    hint: { en: "CEP, 8 digits", ru: "CEP, 8 цифр", uk: "CEP, 8 цифр" },
    example: "01310100",
    regexp: String.raw`/^\d{5}-?\d{3}$/`,
  },
  city: {
    label: { en: "City", ru: "Город", uk: "Місто" },
    hint: { en: "Where you live", ru: "Где вы живёте", uk: "Де ви живете" },
    example: "São Paulo",
    regexp: null,
  },
  iban: {
    label: { en: "IBAN" },
    hint: {
      en: "Your account number, for example DE89 3704 0044 0532 0130 00",
      ru: "Номер вашего счёта, например DE89 3704 0044 0532 0130 00",
      uk: "Номер вашого рахунку, наприклад DE89 3704 0044 0532 0130 00",
    },
    example: "DE89370400440532013000",
    regexp: String.raw`/^[A-Z]{2}\d{2}[A-Z0-9 ]{11,40}$/i`,
  },
  upi_id: {
    label: { en: "UPI ID" },
    hint: { en: "For example name@bank", ru: "Например name@bank", uk: "Наприклад name@bank" },
    example: "name@bank",
    regexp: String.raw`/^[\w.-]{2,64}@[a-z]{2,32}$/i`,
  },
  status: {
    label: { en: "Status" },
    hint: {
      en: "Enter one of: success, pending, fail",
      ru: "Введите одно из: success, pending, fail",
      uk: "Введіть одне з: success, pending, fail",
    },
    example: "success",
    regexp: "/^[a-zA-Z_]*$/",
  },
} as const satisfies Record<string, Omit<Field, "key" | "type" | "required" | "position">>;

export type FieldKey = keyof typeof FIELDS;

export const fieldsOf = (keys: readonly FieldKey[], optional: readonly FieldKey[] = []): Field[] =>
  keys.map((key, index) => ({
    key,
    type: "string",
    required: !optional.includes(key),
    position: index + 1,
    ...FIELDS[key],
  }));
