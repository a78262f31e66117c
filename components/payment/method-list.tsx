import { Badge, type BadgeTone } from "@/components/ui/badge";
import { Contain } from "@/components/ui/contain";
import { InTwo } from "@/components/ui/in-two";
import { NativeForm } from "@/components/ui/native-form";
import { Mark, type MarkName } from "@/components/payment/marks";
import { MethodFilter } from "@/components/payment/method-filter";
import { WalletChoices, type WalletChoice } from "@/components/wallet/wallet-choices";
import type { Texts } from "@/lib/i18n/texts";

export type MethodItem = {
  readonly service: string;
  readonly name: string;
  readonly note: string | null;
  readonly mark: MarkName;
  readonly badges: readonly { readonly text: string; readonly tone: BadgeTone }[];
};

/** `title` null: a group that needs no name, such as the only one. */
export type MethodGroup = {
  readonly key: string;
  readonly title: string | null;
  readonly items: readonly MethodItem[];
};

const LIST_ID = "methods";
/** With fewer than this the eye is quicker than a search box. */
const FILTER_FROM = 9;
/** So many ways stand under each other on a television without a need to scroll. */
const MOST_IN_ONE = 7;

/** Every way to pay, each one button of one plain form: a choice is one press, with a script or without. */
export function MethodList({
  texts,
  action,
  groups,
  filter = true,
  hidden = {},
  wallets = [],
  focused = false,
}: {
  readonly texts: Texts;
  readonly action: (form: FormData) => Promise<void>;
  readonly groups: readonly MethodGroup[];
  readonly filter?: boolean;
  /** What the choice must carry besides itself. */
  readonly hidden?: Readonly<Record<string, string>>;
  /** Wallets that the account takes; shown where the device has them. */
  readonly wallets?: readonly WalletChoice[];
  /** The first has the focus from the start: only where arrow keys are all there is. */
  readonly focused?: boolean;
}) {
  const count = groups.reduce((sum, group) => sum + group.items.length, 0);
  return (
    <NativeForm action={action} id={LIST_ID}>
      {Object.entries(hidden).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {filter && count >= FILTER_FROM && (
        <Contain>
          <MethodFilter
            listId={LIST_ID}
            label={texts.t("methods.filter")}
            noneFound={texts.t("methods.noneFound")}
          />
        </Contain>
      )}
      <InTwo when={count > MOST_IN_ONE}>
        {groups.map(({ key, title, items }) => (
          <section key={key} data-group="" aria-label={title ?? undefined}>
            {title !== null && <h2 className="group">{title}</h2>}
            <ul className={title === null ? "methods mt-5" : "methods"}>
              {items.map((item) => (
                <li
                  key={item.service}
                  data-search={`${item.name} ${item.note ?? ""}`.toLocaleLowerCase(texts.locale)}
                >
                  <Method item={item} focused={focused && item === groups[0]?.items[0]} />
                </li>
              ))}
            </ul>
          </section>
        ))}
      </InTwo>
      {wallets.length > 0 && (
        <Contain>
          <WalletChoices choices={wallets} />
        </Contain>
      )}
    </NativeForm>
  );
}

function Method({ item, focused }: { readonly item: MethodItem; readonly focused: boolean }) {
  // More than one short badge does not fit beside the name on a phone: there they go below it.
  const isTall = item.badges.length > 1 || (item.badges.length > 0 && item.note !== null);
  return (
    <button
      type="submit"
      className={isTall ? "method method-tall" : "method"}
      name="service"
      value={item.service}
      // oxlint-disable-next-line jsx-a11y/no-autofocus -- without it a remote control has nothing to press
      autoFocus={focused}
    >
      <Mark name={item.mark} />
      <span className="name">
        {item.name}
        {item.note !== null && <small>{item.note}</small>}
      </span>
      {item.badges.length > 0 && (
        <span className="badges">
          {item.badges.map(({ text, tone }) => (
            <Badge key={text} tone={tone} text={text} />
          ))}
        </span>
      )}
      <span className="chevron" aria-hidden="true" />
    </button>
  );
}
