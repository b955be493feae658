namespace WeChatPay.Php;

/// <summary>The PHP functions that snippets for the PHP SDK call, under their own names.</summary>
/// <remarks>
/// <para>With <c>using static WeChatPay.Php.Functions;</c> a ported line reads as in PHP:
/// <c>print_r(json_decode((string) response.getBody(), true));</c></para>
/// <para>Output follows PHP 8.2 with its default settings (<c>precision</c> 14, <c>serialize_precision</c> -1).
/// Where PHP loses digits this class keeps them: a JSON number with a fraction is a <see cref="decimal"/> and is printed as it
/// was written; an integer beyond 64 bits is a <see cref="System.Numerics.BigInteger"/>. In PHP both are floats.</para>
/// <para>Mutable and thread-safe. See <see cref="json_last_error"/> for where the last error is visible.</para>
/// </remarks>
public static partial class Functions;
