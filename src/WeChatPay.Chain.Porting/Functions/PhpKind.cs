namespace WeChatPay.Porting.Functions;

/// <summary>The kind of a value, as far as the porter knows it.</summary>
internal enum PhpKind
{
    /// <summary>Known only at run time.</summary>
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

    /// <summary>The client, or a node of its chain.</summary>
    Chain,
    Promise,
    Response,
    Body,

    /// <summary>Bytes of a response, which are a string in PHP.</summary>
    Bytes,
    Driver,
    Stack,
    Exception,
    Object,
}
