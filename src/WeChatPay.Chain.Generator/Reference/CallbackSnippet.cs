using WeChatPay.Facts;
using WeChatPay.Generator.Code;

namespace WeChatPay.Generator.Reference;

/// <summary>Writes C# that verifies a callback, takes it by its type and makes the reply.</summary>
internal static class CallbackSnippet
{
    /// <summary>Writes the code; <c>parser</c>, <c>headers</c> and <c>rawBody</c> are ready.</summary>
    /// <param name="callback">The callback.</param>
    /// <param name="fields">The fields of its type.</param>
    public static string Write(DocumentedCallback callback, IReadOnlyList<Field> fields)
    {
        var isV2 = callback.Protocol == "v2";
        var (parse, suffix) = isV2 ? ("ParseV2(rawBody)", "V2") : ("Parse(headers, rawBody)", "");
        return $$"""
            using WeChatPay.Callbacks;
            using WeChatPay.OpenApi;
            {{(callback.IsBrand ? "" : "using WeChatPay.OpenApi.Callbacks;\n")}}
            var reply = CallbackReply.Success{{suffix}}();
            try
            {
                if (parser.{{parse}}.Typed() is {{CallbackTypeWriter.QualifiedNameOf(callback)}} callback)
                    Console.WriteLine(callback{{MemberOf(callback, fields)}});
            }
            catch (WeChatPayVerificationException)
            {
                reply = CallbackReply.Failure{{suffix}}("not verified"); // with status 401
            }

            """;
    }

    // The number that the callback is about, where there is one.
    private static string MemberOf(DocumentedCallback callback, IReadOnlyList<Field> fields)
    {
        var keys = CallbackKeys.Default.Find(callback.Protocol, callback.Event).SelectMany(static form => form);
        var simple = fields.Where(IsSimple).ToList();
        var member = keys.Select(key => simple.Find(field => field.Name == key)).FirstOrDefault(static field => field is not null) ?? simple.FirstOrDefault();
        return member is null ? "" : $".{ApiNames.Identifier(member.Name)}";
    }

    private static bool IsSimple(Field field) => field is { Type: not FieldType.Object, IsList: false } && !field.Name.Contains('$', StringComparison.Ordinal);
}
