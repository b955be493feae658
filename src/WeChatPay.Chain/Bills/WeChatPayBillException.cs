using System.Globalization;
using WeChatPay.Basics;
using WeChatPay.Errors;
using WeChatPay.Protocol;

namespace WeChatPay;

/// <summary>A file is not a bill, or a bill is not whole.</summary>
/// <remarks>The message names line and column, and never a value: a bill names payers. Immutable and thread-safe.</remarks>
public sealed class WeChatPayBillException : WeChatPayException
{
    private static readonly CallName Bill = CallName.WithoutVerb("the bill");

    private WeChatPayBillException(string message, long line, int column)
        : base(message, Bill, CallEffect.Download, null, null)
    {
        (Line, Column) = (line, column);
        HelpLink = HelpPage.Link(HelpPage.Bills);
    }

    /// <summary>Gets the number of the line, from 1.</summary>
    public long Line { get; }

    /// <summary>Gets the number of the column, from 1; 0 when the line as a whole is wrong.</summary>
    public int Column { get; }

    /// <summary>Makes the exception.</summary>
    /// <param name="line">The number of the line.</param>
    /// <param name="column">The number of the column, or 0.</param>
    /// <param name="why">What is wrong, as a clause that begins with its subject.</param>
    internal static WeChatPayBillException Create(long line, int column, string why) =>
        new(string.Create(CultureInfo.InvariantCulture, $"Line {line} of the bill: {why}."), line, column);
}
