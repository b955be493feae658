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
            files[$"Callbacks/{NameOf(callback)}.g.cs"] = Type(callback, callbacks);
        files["Callbacks.g.cs"] = Factory(callbacks);
    }

    /// <summary>Names the type: <c>TransactionSuccess</c> for <c>TRANSACTION.SUCCESS</c>.</summary>
    public static string NameOf(DocumentedCallback callback) => Names.GetValueOrDefault(callback.Event)
        ?? ApiNames.Pascal(callback.Event.ToLowerInvariant()) + (IsV2(callback) ? "V2" : "");

    /// <summary>Gets the fields that a receiver may act on: the decrypted ones, and in APIv2 the signed ones.</summary>
    public static IEnumerable<Field> FieldsOf(DocumentedCallback callback, IReadOnlyList<DocumentedCallback> callbacks)
    {
        if (callback.Name.StartsWith(MovedTo, StringComparison.Ordinal))
            return FieldsOf(callbacks.Single(other => !IsV2(other) && other.Event == callback.Name[MovedTo.Length..]), callbacks);
        var body = callback.Request.Single(static field => field.Name == "body").Fields;
        if (!IsV2(callback))
            return body.Single(static field => field.Name == "resource").Find("ciphertext")!.Fields;
        var encrypted = body.FirstOrDefault(static field => field.Encryption is not null);
        // A refund's callback is not signed: nothing around its `req_info` is proven.
        return encrypted?.Encryption is "aes-256-ecb" ? encrypted.Fields
            : [.. body.Where(field => field != encrypted), .. encrypted?.Fields ?? []];
    }

    private static bool IsV2(DocumentedCallback callback) => callback.Protocol == "v2";

    private static string Type(DocumentedCallback callback, IReadOnlyList<DocumentedCallback> callbacks)
    {
        var name = NameOf(callback);
        var isMoved = callback.Name.StartsWith(MovedTo, StringComparison.Ordinal);
        var title = isMoved ? $"the older name of <c>{callback.Name[MovedTo.Length..]}</c>" : Docs.Escape(callback.Name);
        var file = CodeText.File(Space, "System.Collections.Generic", "Newtonsoft.Json.Linq", "WeChatPay.Callbacks");
        file.Line(Docs.Summary($"<c>{callback.Event}</c>: {title}. Immutable."));
        file.Line($"[CallbackEvent({TextLiteral.CSharp(callback.Event)}{(IsV2(callback) ? ", IsV2 = true" : "")})]");
        file.Open($"public sealed class {name} : {(IsV2(callback) ? "TypedCallbackV2" : "TypedCallback")}");
        new ResponseTypeWriter().WriteMembers(file, name, FieldsOf(callback, callbacks), callback.Event);
        file.Close();
        return file.ToString();
    }

    private static string Factory(IReadOnlyList<DocumentedCallback> callbacks)
    {
        var file = CodeText.File(TypedChainNames.Namespace, Space);
        file.Line(Docs.Summary("Finds the type of an event."));
        file.Open("internal static class CallbackTypes");
        foreach (var (method, isV2, otherwise) in new[] { ("Create", false, "UndocumentedCallback"), ("CreateV2", true, "UndocumentedCallbackV2") })
        {
            file.Open($"public static {(isV2 ? "TypedCallbackV2" : "TypedCallback")} {method}(string eventType) => eventType switch");
            foreach (var callback in callbacks.Where(callback => IsV2(callback) == isV2))
                file.Line($"{TextLiteral.CSharp(callback.Event)} => new {NameOf(callback)}(),");
            file.Line($"_ => new {otherwise}(),");
            file.Close(";");
        }
        file.Close();
        return file.ToString();
    }
}
