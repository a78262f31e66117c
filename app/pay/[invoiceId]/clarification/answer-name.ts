/** The form name of an asked field: its place in the ask, since a path may be called anything. */
export const answerName = (index: number): string => `answer.${index}`;
