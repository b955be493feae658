using Newtonsoft.Json.Linq;

namespace WeChatPay.Php;

/// <summary>PHP's plain object: <see cref="Functions.json_decode"/> reads <c>{…}</c> as one unless told to make an array.</summary>
/// <remarks>
/// <para>On a <see langword="dynamic"/> receiver its members are read and written as in PHP: <c>order.order_id</c>. A missing member
/// is <see langword="null"/>. A key that is also a member of <see cref="JObject"/> (<c>Count</c>, <c>Path</c>, <c>Type</c>; all PascalCase)
/// is read as <c>order["Count"]</c>.</para>
/// <para>Mutable: use it from one thread.</para>
/// </remarks>
public sealed class stdClass : JObject
{
    // Newtonsoft copies a token that is added to a second parent, and the copy is a plain JObject. The copy keeps annotations,
    // so print_r looks at the mark, not at the type.
    private sealed class Mark
    {
        internal static readonly Mark Instance = new();
    }

    /// <summary>Creates an object without members, PHP's <c>new \stdClass</c>.</summary>
    public stdClass() => AddAnnotation(Mark.Instance);

    internal static bool IsMarked(JObject token) => token.Annotation<Mark>() is not null;
}
