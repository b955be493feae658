namespace WeChatPay.Porting.Idioms;

/// <summary>The kind of a value in idiomatic C#.</summary>
internal enum IdiomKind
{
    /// <summary>Not known: the value can only be passed on.</summary>
    Unknown,
    Void,
    Null,
    Bool,
    Int,
    Float,
    String,

    /// <summary>The client.</summary>
    Client,

    /// <summary>A response: <c>WeChatPayResponse</c>.</summary>
    Response,

    /// <summary>A response of a documented operation, or an object in it, whose fields are members.</summary>
    Typed,

    /// <summary>JSON of a response: <c>JToken</c>.</summary>
    Json,

    /// <summary>JSON of a text: <c>JsonNode</c>.</summary>
    Node,

    /// <summary>A dictionary with keys of text.</summary>
    Map,

    /// <summary>A list.</summary>
    List,

    /// <summary>What a generator gives, one after the other: <c>IEnumerable</c>.</summary>
    Sequence,

    /// <summary>The literal of an array that goes straight into calls: an anonymous object.</summary>
    Anonymous,

    /// <summary>A key of RSA.</summary>
    Key,
    Media,
    Stream,
    Exception,

    /// <summary>An object of a class of the code.</summary>
    Object,

    /// <summary>A class of .NET that only the members below it use: a logger, a configuration.</summary>
    Other,
}
