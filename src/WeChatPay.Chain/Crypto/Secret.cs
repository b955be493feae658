using System.ComponentModel;
using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using WeChatPay.Crypto;

namespace WeChatPay;

/// <summary>A key as text that no serializer, debugger or log shows: the APIv2 key, the APIv3 key.</summary>
/// <remarks>Text converts by itself: <c>ApiV2Key = configuration["WeChatPay:Secret"]</c>. Immutable and thread-safe.</remarks>
[TypeConverter(typeof(SecretConverter))]
[Newtonsoft.Json.JsonConverter(typeof(SecretNewtonsoftConverter))]
[System.Text.Json.Serialization.JsonConverter(typeof(SecretJsonConverter))]
[DebuggerDisplay(Mask)]
public sealed class Secret : IEquatable<Secret>
{
    /// <summary>The text that stands for a secret.</summary>
    internal const string Mask = "***";

    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    private readonly string _value;

    private Secret(string value) => _value = value;

    /// <summary>Takes a key as text. It is checked when a client or a parser is built with it.</summary>
    [return: NotNullIfNotNull(nameof(value))]
    public static implicit operator Secret?(string? value) => value is null ? null : new(value);

    /// <inheritdoc cref="op_Implicit(string)"/>
    public static Secret FromString(string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return new(value);
    }

    /// <summary>Gives the key, for code that signs by itself.</summary>
    public string Reveal() => _value;

    /// <summary>Compares two keys in a time that does not depend on where they differ.</summary>
    public bool Equals(Secret? other) => other is not null && Hash.Equals(_value, other._value);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as Secret);

    /// <inheritdoc/>
    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(_value);

    /// <summary>Shows three asterisks, and neither the key nor its length.</summary>
    public override string ToString() => Mask;
}
