using System.Text;
using WeChatPay.Facts;

namespace WeChatPay.Generator.Code;

/// <summary>Writes the documentation comments of generated code.</summary>
internal static class Docs
{
    /// <summary>Writes a summary on one line.</summary>
    /// <param name="xml">The text, already escaped.</param>
    public static string Summary(string xml) => $"/// <summary>{xml}</summary>";

    public static string Escape(string text) =>
        text.Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal).Replace(">", "&gt;", StringComparison.Ordinal);

    /// <summary>Writes the summary of a field: its label, its type, whether it is required, its encryption and its allowed values.</summary>
    /// <remarks>Only the summary of a request's field (<paramref name="isRequest"/>) says whether the field is required.</remarks>
    public static string FieldSummary(Field field, bool isRequest)
    {
        var text = new StringBuilder(field.Label is { } label ? Escape($"{label.Chinese}, {label.English}. ") : "").Append($"<c>{field.TypeName}</c>");
        if (isRequest)
            text.Append(field.IsRequired ? ", required" : ", optional");
        text.Append('.');
        if (field.Encryption is "rsa")
            text.Append(" RSA-encrypted.");
        if (field.Type == FieldType.String && field.Fields.Count > 0)
        {
            var names = string.Join(", ", field.Fields.Select(inner => $"<c>{Escape(inner.Name)}</c>"));
            text.Append(field.EncodesList
                ? $" JSON text: a list of objects with {names}."
                : $" {(field.Encoding == "url" ? "URL-encoded" : "JSON")} text with {names}.");
        }
        if (field.Values.Count > 0)
            text.Append($" One of {string.Join(", ", field.Values.Distinct().Select(value => $"<c>{Escape(value)}</c>"))}");
        if (ValueClasses.NameOf(field) is { } name)
            text.Append($": <c>Values.{name}</c>.");
        else if (field.Values.Count > 0)
            text.Append('.');
        return Summary(text.ToString());
    }
}
