using Newtonsoft.Json.Linq;

namespace WeChatPay.Php;

/// <summary>PHP's plain object: what <see cref="Functions.json_decode"/> makes of <c>{…}</c> unless told to make an array.</summary>
/// <remarks>
/// <para>On a <see langword="dynamic"/> receiver its members read and write as PHP's do: <c>order.order_id</c>. One that is not there
/// is <see langword="null"/>. A key that <see cref="JObject"/> already has as a member (<c>Count</c>, <c>Path</c>, <c>Type</c>; all PascalCase)
/// is reached as <c>order["Count"]</c>.</para>
/// <para>Not thread-safe for writing; reads may run together.</para>
/// </remarks>
public sealed class stdClass : JObject
{
    // Newtonsoft copies a token that is put in a second place, and the copy is a plain JObject; annotations are copied along,
    // so the mark, not the type, is what print_r asks for.
    private sealed class Mark
    {
        internal static readonly Mark Instance = new();
    }

    /// <summary>Creates an object without members, PHP's <c>new \stdClass</c>.</summary>
    public stdClass() => AddAnnotation(Mark.Instance);

    internal static bool Is(JObject token) => token.Annotation<Mark>() is not null;
}
