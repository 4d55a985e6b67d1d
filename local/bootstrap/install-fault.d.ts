export declare const installFault: (text: string) => string;
