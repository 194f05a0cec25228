/**
 * The one thing of the platform this room uses: turning an internationalised
 * server name into punycode (WHATWG URL, "domain to ASCII").
 */
declare class URL {
  constructor(url: string);
  readonly host: string;
  readonly hostname: string;
  readonly port: string;
  readonly protocol: string;
  readonly pathname: string;
  readonly username: string;
  readonly password: string;
}
