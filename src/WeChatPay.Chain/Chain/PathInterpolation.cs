using System.Globalization;
using System.Runtime.CompilerServices;
using WeChatPay.Basics;
using WeChatPay.Chain;
using WeChatPay.Util;

namespace WeChatPay;

/// <summary>Receives <c>[$"v3/marketing/favor/users/{openid}/coupons"]</c>: the literal parts are renamed, the values never.</summary>
/// <remarks>The compiler builds it; it is not meant to be named in code. Mutable: use it from one thread.</remarks>
[InterpolatedStringHandler]
public readonly struct PathInterpolation : IEquatable<PathInterpolation>
{
    private readonly PathText _path;

    /// <summary>Starts a path.</summary>
    /// <param name="literalLength">The length of the literal parts, as the compiler counts them.</param>
    /// <param name="formattedCount">How many values there are.</param>
    public PathInterpolation(int literalLength, int formattedCount)
    {
        _ = literalLength + formattedCount;
        _path = new PathText();
    }

    internal string Template => _path.ToString();

    internal string Label => _path.Label;

    /// <summary>Appends a literal part, renamed as in <c>chain("…")</c>.</summary>
    /// <exception cref="ArgumentException">It has capitals and is not a name, or it is not a path.</exception>
    public void AppendLiteral(string value) => _path.AppendLiteral(value);

    /// <summary>Appends a value, percent-encoded as one segment.</summary>
    /// <exception cref="ArgumentException">It is null or empty.</exception>
    public void AppendFormatted<T>(T value) => AppendFormatted(value, null);

    /// <summary>Appends a value in a format, percent-encoded as one segment.</summary>
    /// <param name="value">The value.</param>
    /// <param name="format">The format, applied with the invariant culture.</param>
    /// <exception cref="ArgumentException">It is null or empty.</exception>
    public void AppendFormatted<T>(T value, string? format)
    {
        if (format is null && ScalarText.WhyNot(value) is { } why)
            throw new ArgumentException($"An interpolated value after `{Label}` {why}. {Refusal.NothingSent}").On(HelpPage.Path);
        if (value is System.Collections.IEnumerable and not string)
            throw Refusal.Create($"An interpolated value after `{Label}`", value, "text or a number").On(HelpPage.Path);
        var text = value is IFormattable formattable && format is not null
            ? formattable.ToString(format, CultureInfo.InvariantCulture)
            : ScalarText.TryFormat(value) ?? value?.ToString();
        _path.AppendValue(text, format is null ? "" : $" (format {format})");
    }

    /// <summary>Two interpolations are equal when they are the same one.</summary>
    public bool Equals(PathInterpolation other) => ReferenceEquals(_path, other._path);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is PathInterpolation other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => RuntimeHelpers.GetHashCode(_path);

    /// <summary>Compares by <see cref="Equals(PathInterpolation)"/>.</summary>
    public static bool operator ==(PathInterpolation left, PathInterpolation right) => left.Equals(right);

    /// <summary>Compares by <see cref="Equals(PathInterpolation)"/>.</summary>
    public static bool operator !=(PathInterpolation left, PathInterpolation right) => !left.Equals(right);

    /// <summary>Shows the path with <c>{…}</c> where values stand.</summary>
    public override string ToString() => Label;
}
