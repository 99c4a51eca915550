export declare const youngGlobals: readonly string[];
export declare const youngMembers: readonly { object: string; property: string }[];
export declare const youngMethods: readonly string[];
export declare function isYoungProperty(name: string, value?: string): boolean;
export declare const youngStyle: Readonly<
  Record<'selectors' | 'rules' | 'units' | 'functions', readonly string[]>
>;
