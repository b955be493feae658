using WeChatPay.Php.Text;
using WeChatPay.Php.Values;
using WeChatPay.Util;
using System.Globalization;
using System.Runtime.CompilerServices;
using Newtonsoft.Json;
using Newtonsoft.Json.Serialization;

namespace WeChatPay.Php.Json;

/// <summary>Newtonsoft's writer with PHP's spelling of strings and numbers, and PHP's limits.</summary>
internal sealed class PhpJsonWriter : JsonTextWriter
{
    // Create, not CreateDefault: an application's global settings must not change the request.
    // The resolver is shared because it has the cache of types.
    private static readonly JsonSerializer Serializer = JsonSerializer.Create(new()
    {
        ContractResolver = new DefaultContractResolver(),
        Converters = { new PhpValueConverter() },
        // A value inside an equal value is not a loop; only the same object is.
        EqualityComparer = ReferenceEqualityComparer.Instance,
    });

    private readonly HashSet<object> _open = new(ReferenceEqualityComparer.Instance);
    private readonly int _flags;
    private readonly int _depth;

    public PhpJsonWriter(TextWriter text, int flags, int depth)
        : base(text)
    {
        (_flags, _depth) = (flags, depth);
        Formatting = (flags & Functions.JSON_PRETTY_PRINT) != 0 ? Formatting.Indented : Formatting.None;
        Indentation = 4;
        AutoCompleteOnClose = false;
    }

    public void Encode(object? value)
    {
        try
        {
            Write(value);
        }
        catch (JsonSerializationException e) when (e.Message.StartsWith("Self referencing loop detected", StringComparison.Ordinal))
        {
            throw new JsonException(Functions.JSON_ERROR_RECURSION, e);
        }
    }

    /// <summary>Writes a value: PHP's arrays and objects here, any other object by Newtonsoft, which throws again at each level.</summary>
    private void Write(object? value)
    {
        if (value is not ILooseArray array)
            Serializer.Serialize(this, value);
        else if (value is stdClass && !_open.Add(value))
            throw new JsonException(Functions.JSON_ERROR_RECURSION);
        else
            PhpValueConverter.Write(this, array, ForcesObjects, Write);
        if (value is stdClass)
            _open.Remove(value);
    }

    public override void WriteStartObject()
    {
        Descend();
        base.WriteStartObject();
    }

    public override void WriteStartArray()
    {
        Descend();
        base.WriteStartArray();
    }

    // The form with two arguments writes the name unchanged, and the writer adds the quotes.
    public override void WritePropertyName(string name) => base.WritePropertyName(PhpJsonEscapes.Escape(name, _flags), escape: false);

    public override void WritePropertyName(string name, bool escape) => WritePropertyName(name);

    public override void WriteValue(string? value)
    {
        if (value is null)
            WriteNull();
        else
            WriteRawValue($"\"{PhpJsonEscapes.Escape(value, _flags)}\"");
    }

    public override void WriteValue(char value) => WriteValue(value.ToString());

    public override void WriteValue(Uri? value) => WriteValue(value?.OriginalString);

    public override void WriteValue(byte[]? value) => WriteValue(value is null ? null : Convert.ToBase64String(value));

    // PHP has one type of fractions.
    public override void WriteValue(decimal value) => WriteValue((double)Scalars.Plain(value)!);

    public override void WriteValue(double value)
    {
        if (!double.IsFinite(value))
            throw new JsonException(Functions.JSON_ERROR_INF_OR_NAN);
        var text = FloatText.FormatShortest(value);
        var keepsPoint = (_flags & Functions.JSON_PRESERVE_ZERO_FRACTION) != 0 && !text.Contains('.', StringComparison.Ordinal);
        WriteRawValue(keepsPoint ? text + ".0" : text);
    }

    // By its own digits: widened to a double, 0.1f would be 0.10000000149011612.
    public override void WriteValue(float value) =>
        WriteValue(double.Parse(value.ToString("R", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture));

    public override void WriteValue(double? value)
    {
        if (value is { } number)
            WriteValue(number);
        else
            WriteNull();
    }

    public override void WriteValue(float? value)
    {
        if (value is { } number)
            WriteValue(number);
        else
            WriteNull();
    }

    /// <summary>Whether a list is written as an object too.</summary>
    public bool ForcesObjects => (_flags & Functions.JSON_FORCE_OBJECT) != 0;

    private void Descend()
    {
        // A depth that the caller allows and the stack does not must be an error, not the end of the process.
        if (Top >= _depth || !RuntimeHelpers.TryEnsureSufficientExecutionStack())
            throw new JsonException(Functions.JSON_ERROR_DEPTH);
    }
}
