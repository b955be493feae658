using System.Runtime.CompilerServices;

namespace WeChatPay.Cli.Demo;

/// <summary>A value and the code that made it.</summary>
internal sealed record Shown<T>(T Value, string Code);

/// <summary>Makes <see cref="Shown{T}"/>.</summary>
internal static class Shown
{
    public static Shown<T> Create<T>(T value, [CallerArgumentExpression(nameof(value))] string code = "") => new(value, SourceText.FormatExpression(code));
}
