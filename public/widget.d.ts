/** Types of the Checkout widget (`widget.js`). Every option may also be written in camelCase. */

export type CheckoutMode = "modal" | "inline" | "redirect";

/** Where the payment stands; the words of the Checkout API. Treat one that you do not know as `checking`. */
export type CheckoutStatus =
  | "payable"
  | "checking"
  | "at_provider"
  | "paid"
  | "partly_paid"
  | "declined"
  | "not_started"
  | "failed"
  | "expired"
  | "cancelled";

type About = { readonly frame_id: string; readonly invoice: string | null };

/** What a handler is told. None of it is proof of a payment: believe the signed callback to your server only. */
export interface CheckoutEvents {
  /** The frame stands and loads. */
  readonly ready: { readonly frame_id: string };
  /** A page is shown in the frame; again with each page. */
  readonly rendered: About;
  readonly status: About & { readonly status: CheckoutStatus | null; readonly step: string };
  /**
   * The payer pressed "back to the shop". `url` is your own return address for this outcome. With a handler the payer
   * stays here, and the frame closes unless the handler returns false; without one the link is followed.
   */
  readonly return: About & { readonly kind: "success" | "pending" | "fail"; readonly url: string };
  /** The frame is gone: closed by the payer, by you, or after `return`. */
  readonly close: { readonly frame_id: string; readonly by: "payer" | "shop" | "return" };
}

export type CheckoutHandler<E extends keyof CheckoutEvents> = (detail: CheckoutEvents[E]) => unknown;

type Nested = Readonly<Record<string, unknown>>;

export interface CheckoutOptions {
  /** `target` (`iframe` or `redirect`) and `flow` are older names. Without any: inline. */
  readonly mode?: CheckoutMode;
  readonly target?: "iframe" | CheckoutMode;
  readonly flow?: "iframe" | "redirect";
  /** Inline: the element, its id or a selector. Default `payment_widget`. `selector_id` is an older name. */
  readonly selector?: string | Element;
  readonly selector_id?: string;
  /** Default `payment_frame`. */
  readonly frame_id?: string;
  /** Inline: a fixed height, e.g. `600px`. Without it the frame grows with its page. */
  readonly height?: string;
  readonly handlers?: { readonly [E in keyof CheckoutEvents]?: CheckoutHandler<E> };
  /** Words in the frame's own parts; en, ru and uk are there by `locale`. */
  readonly texts?: { readonly close?: string; readonly title?: string; readonly open?: string };
  /** A whole payment link of this Checkout instead of the parameters below. */
  readonly url?: string;
  /** Only where the payment link is not at `/hpp/`; of the same origin as this file. */
  readonly base_url?: string;

  /** An invoice that your server made. It is enough. */
  readonly cpi?: string;
  readonly public_key?: string;
  readonly amount?: number | string;
  readonly currency?: string;
  readonly reference_id?: string;
  readonly description?: string;
  /** UNIX seconds. */
  readonly expires?: number;
  readonly return_url?: string;
  readonly return_urls?: Nested;
  readonly service?: string;
  readonly service_fields?: Nested | readonly Nested[];
  readonly locale?: string;
  readonly available_locales?: string;
  readonly customer?: Nested;
  readonly metadata?: Nested;
  readonly display?: Nested;
  readonly style?: Nested;
  readonly theme?: string;
  readonly pay_button_label?: "pay" | "subscribe" | "donate";
  /** camelCase spellings, and parameters of the payment link that come later. */
  readonly [name: string]: unknown;
}

export interface CheckoutWidget {
  /** Opens the payment page; one that stands under the same `frame_id` is closed before. */
  init(options: CheckoutOptions): { close(): void } | undefined;
  reinit(options: CheckoutOptions): { close(): void } | undefined;
  /** Closes one frame, or all. */
  close(frame?: string | { readonly frame_id?: string; readonly frameId?: string }): void;
  bindEventListener<E extends keyof CheckoutEvents>(name: E, handler: CheckoutHandler<E>): void;
  readonly events: Readonly<Record<string, keyof CheckoutEvents>>;
}

declare global {
  interface Window {
    CheckoutWidget: CheckoutWidget;
    /** Older names of the same. */
    payment_widget: CheckoutWidget;
    /** Options to open at once when the file is loaded with `async`. */
    HPPConfig?: CheckoutOptions;
  }
}
