using Newtonsoft.Json;

namespace WeChatPay.Php;

/// <summary>An enum of PHP: ported code has a class with one object for each case. A pure enum has no JSON form.</summary>
/// <remarks>Immutable and thread-safe. Source: https://www.php.net/manual/language.enumerations.php.</remarks>
[JsonConverter(typeof(Json.EnumConverter))]
[System.Diagnostics.CodeAnalysis.SuppressMessage("Naming", "CA1711", Justification = "The name is PHP's.")]
public abstract class UnitEnum
{
    private protected UnitEnum(object? backing) => Backing = backing;

    /// <summary>Creates a case of a pure enum.</summary>
    protected UnitEnum()
    {
    }

    internal object? Backing { get; }
}

/// <summary>An enum whose cases have values: the value is the case's JSON form.</summary>
/// <remarks>Immutable and thread-safe. Source: https://www.php.net/manual/language.enumerations.backed.php.</remarks>
[System.Diagnostics.CodeAnalysis.SuppressMessage("Naming", "CA1711", Justification = "The name is PHP's.")]
public abstract class BackedEnum : UnitEnum
{
    /// <summary>Creates a case with a value.</summary>
    protected BackedEnum(string value)
        : base(value)
    {
    }

    /// <summary>Creates a case with a value.</summary>
    protected BackedEnum(long value)
        : base(value)
    {
    }
}
