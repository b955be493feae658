namespace WeChatPay.Porting.Functions;

/// <summary>What the porter knows of a value.</summary>
internal enum PhpKind
{
    /// <summary>Nothing: run time tells.</summary>
    Unknown,
    Void,
    Null,
    Bool,
    Int,
    Float,
    String,

    /// <summary>An array with keys.</summary>
    Map,

    /// <summary>An array without keys.</summary>
    List,
    Closure,

    /// <summary>The client, or a place in its chain.</summary>
    Chain,
    Promise,
    Response,
    Body,

    /// <summary>Bytes of an answer, which are a string in PHP.</summary>
    Bytes,
    Driver,
    Stack,
    Exception,
    Object,
}
