namespace WeChatPay.Snippets;

/// <summary>The names of WeChatPay.Chain.OpenApi's handwritten types and members that generated code uses.</summary>
/// <remarks>The one place to edit when such a type or member gets another name; then generate the code again.</remarks>
internal static class TypedChainNames
{
    public const string Namespace = "WeChatPay.OpenApi";

    /// <summary>The base of every node of the chain.</summary>
    public const string Node = "TypedNode";

    /// <summary>The node of the core that a typed node hangs below, without its namespace.</summary>
    public const string ChainNode = "ChainNode";

    /// <summary>The base of the options of an APIv3 call.</summary>
    public const string Options = "CallOptions";

    /// <summary>The base of the options of an APIv2 call.</summary>
    public const string OptionsV2 = "CallOptionsV2";

    /// <summary>The base of an object inside the options.</summary>
    public const string RequestObject = "RequestObject";

    /// <summary>The base of a response.</summary>
    public const string Response = "TypedResponse";

    /// <summary>The base of an object inside a response.</summary>
    public const string ResponseObject = "ResponseObject";

    /// <summary>What follows the verb in the name of an operation's options: <c>PostOptions</c>.</summary>
    public const string OptionsSuffix = "Options";

    /// <summary>What follows the verb in the name of an operation's response.</summary>
    public const string ResponseSuffix = "Response";

    /// <summary>What a promise of a response is called.</summary>
    public const string Promise = "Promise";

    public const string Call = "Call";
    public const string CallAsync = "CallAsync";
    public const string Pages = "PagesAsync";
    public const string ReadObjects = "ReadObjects";
    public const string ReadTexts = "ReadTexts";

    public const string GetField = "GetField";
    public const string SetField = "SetField";
    public const string GetNumber = "GetNumber";
    public const string SetNumber = "SetNumber";
    public const string GetNumbers = "GetNumbers";
    public const string SetNumbers = "SetNumbers";

    public const string AsText = "AsText";
    public const string AsTexts = "AsTexts";
    public const string AsInteger = "AsInteger";
    public const string AsIntegers = "AsIntegers";
    public const string AsNumber = "AsNumber";
    public const string AsNumbers = "AsNumbers";
    public const string AsBoolean = "AsBoolean";
    public const string AsObject = "AsObject";
    public const string AsObjects = "AsObjects";

    /// <summary>What the docs of a type inside a response call the response.</summary>
    public const string ResponseLabel = "answer";

    /// <summary>The variable that a typed example puts its response into.</summary>
    public const string ResponseVariable = "response";

    /// <summary>Gets the names that generated types and their bases use: a nested type of such a name would hide it.</summary>
    public static HashSet<string> Reserved { get; } = new HashSet<string>(StringComparer.Ordinal)
    {
        Node, Options, OptionsV2, RequestObject, ResponseObject, Response, ChainNode, Promise, "CancellationToken", "IReadOnlyList", "JToken", "Values",
        "Response", "StatusCode", "RequestId", "ToWeChatPayResponse", "ToString", "ToDump", "Equals", "GetHashCode", "GetType",
        "Get", "Post", "Put", "Patch", "Delete", "GetAsync", "PostAsync", "PutAsync", "PatchAsync", "DeleteAsync", Call, CallAsync, "Send", "SendAsync",
        "SendAs", "SendAsAsync", "Responses", Pages, ReadObjects, ReadTexts, "ReadObject", "ReadText", "IAsyncEnumerable",
        GetField, SetField, GetNumber, SetNumber, GetNumbers, SetNumbers, "Source", "Fields",
        AsText, AsTexts, AsNumber, AsNumbers, AsInteger, AsIntegers, AsBoolean, AsObject, AsObjects,
        "Get" + OptionsSuffix, "Post" + OptionsSuffix, "Put" + OptionsSuffix, "Patch" + OptionsSuffix, "Delete" + OptionsSuffix,
        "Get" + ResponseSuffix, "Post" + ResponseSuffix, "Put" + ResponseSuffix, "Patch" + ResponseSuffix, "Delete" + ResponseSuffix,
    };
}
