"use client";
import { useState } from "react";
import { Status } from "@/components/ui/status";
import { useReady } from "@/components/ui/use-ready";

/** Folds away accents and case, so that what is typed on any keyboard finds its method. */
const plain = (text: string): string =>
  text
    .normalize("NFD")
    .replace(/[\u0300-\u036f]/g, "")
    .toLowerCase();

/** Hides what was not meant; hides groups left empty. Gives back how many are left. */
function filterList(list: HTMLElement, wanted: string): number {
  let left = 0;
  list.querySelectorAll<HTMLElement>("[data-group]").forEach((group) => {
    let inGroup = 0;
    group.querySelectorAll<HTMLElement>("[data-search]").forEach((row) => {
      row.hidden = !plain(row.dataset["search"] ?? "").includes(wanted);
      if (!row.hidden) inGroup += 1;
    });
    group.hidden = inGroup === 0;
    left += inGroup;
  });
  return left;
}

/** A search box over a long list of methods. Its room is kept from the start; without a script it is never there. */
export function MethodFilter({
  listId,
  label,
  noneFound,
}: {
  readonly listId: string;
  readonly label: string;
  readonly noneFound: string;
}) {
  const ready = useReady();
  const [none, setNone] = useState(false);
  return (
    <div className={ready ? "field needs-script" : "field needs-script unready"}>
      <label className="label" htmlFor={`${listId}-filter`}>
        {label}
      </label>
      <input
        className="input"
        id={`${listId}-filter`}
        type="search"
        autoComplete="off"
        spellCheck={false}
        enterKeyHint="search"
        onKeyDown={(event) => {
          // Enter would press the first method of the form: a choice that nobody made.
          if (event.key === "Enter") event.preventDefault();
        }}
        onInput={(event) => {
          const list = document.getElementById(listId);
          if (list !== null) setNone(filterList(list, plain(event.currentTarget.value.trim())) === 0);
        }}
      />
      <Status seen>{none ? noneFound : ""}</Status>
    </div>
  );
}
