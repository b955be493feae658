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

    /// <summary>An array of PHP: a <c>PhpArray</c>.</summary>
    Array,

    /// <summary>The literal of an array with keys that goes straight into a call: an anonymous object.</summary>
    Map,

    /// <summary>The literal of an array without keys that goes straight into a call: an array of C#.</summary>
    List,

    /// <summary>A generator.</summary>
    Generator,
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
