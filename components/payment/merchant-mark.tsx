/** A merchant's logo, or the first letter of its name where it has none; its room is kept by the brand's style. */
export type LogoView = {
  readonly src: string;
  readonly width: number;
  readonly height: number;
  /** A name drawn wide: it stands on a line of its own. */
  readonly isBanner: boolean;
  /** Other drawings for other grounds. */
  readonly others: readonly { readonly media: string; readonly src: string }[];
};

export function MerchantMark({
  merchant,
  locale,
  logo,
}: {
  readonly merchant: string;
  readonly locale: string;
  readonly logo: LogoView | null;
}) {
  if (logo === null)
    return (
      <span className="monogram" aria-hidden="true">
        {[...merchant.trim()][0]?.toLocaleUpperCase(locale)}
      </span>
    );
  return (
    <picture className={logo.isBanner ? "banner" : undefined}>
      {logo.others.map(({ media, src }) => (
        <source key={media} media={media} srcSet={src} />
      ))}
      {/* Low: the card's field comes first, and without it the framework would announce the picture to the browser. */}
      <img
        className="logo"
        src={logo.src}
        width={logo.width}
        height={logo.height}
        alt={merchant}
        fetchPriority="low"
      />
    </picture>
  );
}
