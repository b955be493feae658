using WeChatPay.Facts;

namespace WeChatPay.Generator.Code;

/// <summary>Writes a type for each documented callback, and the switch that finds it by the event.</summary>
internal static class CallbackTypeWriter
{
    private const string Space = $"{TypedChainNames.Namespace}.Callbacks";
    private const string MovedTo = "Moved to /webhook/v3/";

    // The callback of an ordinary payment, apart from the event of a payment score.
    private static readonly Dictionary<string, string> Names = new() { ["transaction-success"] = "PaymentSuccessV2" };

    /// <summary>Adds the files. The keys are the paths below the folder of generated code.</summary>
    public static void Write(IReadOnlyList<DocumentedCallback> callbacks, IDictionary<string, string> files)
    {
        foreach (var callback in callbacks)
            files[$"Callbacks/{QualifiedNameOf(callback).Replace('.', '/')}.g.cs"] = Type(callback, callbacks);
        files["Callbacks.g.cs"] = Factory(callbacks);
    }

    /// <summary>Names the type as code that uses it does: a brand's is inside of the root of the brand's operations, because a merchant may have a
    /// callback of the same event.</summary>
    public static string QualifiedNameOf(DocumentedCallback callback) => callback.IsBrand ? $"{BrandType}.{NameOf(callback)}" : NameOf(callback);

    /// <summary>Names the type: <c>TransactionSuccess</c> for <c>TRANSACTION.SUCCESS</c>.</summary>
    public static string NameOf(DocumentedCallback callback) => Names.GetValueOrDefault(callback.Event)
        ?? ApiNames.Pascal(callback.Event.ToLowerInvariant()) + (IsV2(callback) ? "V2" : "");

    /// <summary>Gets the fields that a receiver may act on: the decrypted ones, and in APIv2 the signed ones.</summary>
    public static IEnumerable<Field> FieldsOf(DocumentedCallback callback, IReadOnlyList<DocumentedCallback> callbacks)
    {
        if (callback.Name.StartsWith(MovedTo, StringComparison.Ordinal))
            return FieldsOf(callbacks.Single(other => other.Protocol == callback.Protocol && other.Event == callback.Name[MovedTo.Length..]), callbacks);
        var body = callback.Request.Single(static field => field.Name == "body").Fields;
        if (!IsV2(callback))
            return body.Single(static field => field.Name == "resource").Find("ciphertext")!.Fields;
        var encrypted = body.FirstOrDefault(static field => field.Encryption is not null);
        // A refund's callback is not signed: nothing around its `req_info` is proven.
        return encrypted?.Encryption is "aes-256-ecb" ? encrypted.Fields
            : [.. body.Where(field => field != encrypted), .. encrypted?.Fields ?? []];
    }

    private static string BrandType => ApiNames.TypeOf(DocumentedCallback.BrandProtocol);

    private static bool IsV2(DocumentedCallback callback) => callback.Protocol == "v2";

    private static string Type(DocumentedCallback callback, IReadOnlyList<DocumentedCallback> callbacks)
    {
        var name = NameOf(callback);
        var isMoved = callback.Name.StartsWith(MovedTo, StringComparison.Ordinal);
        var title = isMoved ? $"the older name of <c>{callback.Name[MovedTo.Length..]}</c>" : Docs.Escape(callback.Name);
        var space = callback.IsBrand ? TypedChainNames.Namespace : Space;
        var file = CodeText.File(space, "System.Collections.Generic", "Newtonsoft.Json.Linq", "WeChatPay.Callbacks");
        if (callback.IsBrand)
            file.Open($"public sealed partial class {BrandType}");
        file.Line(Docs.Summary($"<c>{callback.Event}</c>: {title}. Immutable."));
        var mark = IsV2(callback) ? ", IsV2 = true" : callback.IsBrand ? ", IsBrand = true" : "";
        file.Line($"[CallbackEvent({TextLiteral.CSharp(callback.Event)}{mark})]");
        file.Open($"public sealed class {name} : {(IsV2(callback) ? "TypedCallbackV2" : "TypedCallback")}");
        new ResponseTypeWriter().WriteMembers(file, name, FieldsOf(callback, callbacks), callback.Event);
        file.Close();
        if (callback.IsBrand)
            file.Close();
        return file.ToString();
    }

    private static string Factory(IReadOnlyList<DocumentedCallback> callbacks)
    {
        var file = CodeText.File(TypedChainNames.Namespace, Space);
        file.Line(Docs.Summary("Finds the type of an event."));
        file.Open("internal static class CallbackTypes");
        const string brand = DocumentedCallback.BrandProtocol;
        foreach (var (method, protocol, suffix) in new[] { ("Create", "v3", ""), ("CreateBrand", brand, ""), ("CreateV2", "v2", "V2") })
        {
            file.Open($"public static TypedCallback{suffix} {method}(string eventType) => eventType switch");
            foreach (var callback in callbacks.Where(callback => callback.Protocol == protocol))
                file.Line($"{TextLiteral.CSharp(callback.Event)} => new {QualifiedNameOf(callback)}(),");
            file.Line($"_ => new UndocumentedCallback{suffix}(),");
            file.Close(";");
        }
        file.Close();
        return file.ToString();
    }
}
