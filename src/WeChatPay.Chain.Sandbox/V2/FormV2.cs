using System.Globalization;
using WeChatPay.Facts;

namespace WeChatPay.Sandbox.V2;

/// <summary>Reads the fields that an operation needs, and keeps the first error.</summary>
/// <remarks>Mutable: use it from one thread. It ignores other fields, as WeChat Pay does.</remarks>
internal sealed class FormV2(RequestFieldsV2 fields)
{
    /// <summary>Gets the refusal for the first wrong field, or null when every field so far was right.</summary>
    public ResultV2? Refusal { get; private set; }

    /// <summary>Compares the fields that are there with the formats and lengths of the table.</summary>
    /// <returns>The refusal for the first wrong one; null for none.</returns>
    public static ResultV2? CheckFormats(Operation operation, RequestFieldsV2 fields)
    {
        foreach (var field in operation.Option("xml")?.Fields ?? [])
        {
            // The endpoint says that a field is missing.
            if (fields[field.Name] is { Length: > 0 } text && FieldFormats.FindMismatch(field, text) is { } form)
                return ResultV2.Error("PARAM_ERROR", $"The field {field.Name} is `{text}`, and has to be {form}");
        }
        return null;
    }

    /// <summary>Reads a field that may be left out.</summary>
    /// <returns>The text; empty when it is absent.</returns>
    public string FindText(string name) => fields[name];

    /// <summary>Reads a required text.</summary>
    /// <returns>The text; empty when it is missing, and then <see cref="Refusal"/> is set.</returns>
    public string RequireText(string name)
    {
        if (fields[name].Length == 0)
            Refuse("LACK_PARAMS", $"The field {name} is missing");
        return fields[name];
    }

    /// <summary>Reads a required text and checks it by a rule.</summary>
    /// <param name="name">The field.</param>
    /// <param name="rule">The rule.</param>
    /// <param name="expected">The rule in words, with an example.</param>
    public string RequireText(string name, Predicate<string> rule, string expected)
    {
        var text = RequireText(name);
        if (text.Length > 0 && !rule(text))
            Refuse("PARAM_ERROR", $"The field {name} is `{text}`, and has to be {expected}");
        return text;
    }

    /// <summary>Reads a required amount.</summary>
    /// <returns>Fen, 1 or more; 0 when <see cref="Refusal"/> is set.</returns>
    public int RequireFen(string name)
    {
        var fen = 0;
        RequireText(name, text => TryReadFen(text, out fen), "a whole number of fen, such as 1 for 0.01 yuan");
        return fen;
    }

    /// <summary>Refuses, unless something else was wrong before.</summary>
    public void Refuse(string code, string description) => Refusal ??= ResultV2.Error(code, description);

    // No sign, no blank, no decimal point.
    private static bool TryReadFen(string text, out int fen) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out fen) && fen > 0;
}
