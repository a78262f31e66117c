import { Button, type ButtonKind } from "@/components/ui/button";
import { NativeForm } from "@/components/ui/native-form";

/** One thing to do on the page of the other device: one button of one plain form. */
export function ScreenChoice({
  action,
  hidden,
  kind,
  focused = false,
  children,
}: {
  readonly action: (form: FormData) => Promise<void>;
  readonly hidden: Readonly<Record<string, string>>;
  readonly kind: ButtonKind;
  /** Something must have the focus where there is no pointer. */
  readonly focused?: boolean;
  readonly children: string;
}) {
  return (
    <NativeForm action={action}>
      {Object.entries(hidden).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <Button kind={kind} focused={focused}>
        {children}
      </Button>
    </NativeForm>
  );
}
