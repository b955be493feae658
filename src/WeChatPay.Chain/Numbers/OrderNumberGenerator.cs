using System.Globalization;
using System.Security.Cryptography;
using WeChatPay.Basics;

namespace WeChatPay;

/// <summary>Makes numbers of orders, refunds and transfers: each one once, in the order of their time.</summary>
/// <remarks>A number has 26 characters: the time in China to the millisecond, 17 digits; a count, 4 characters; the node, 5 characters. WeChat Pay takes 6 to
/// 32 characters of letters, digits and <c>_-|*</c>. Keep the number with the order before you send it: a repeat needs the same one. Build one for the process.
/// Mutable and thread-safe.</remarks>
public sealed class OrderNumberGenerator
{
    private const string Alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private const int BitsOfLetter = 5;
    private const int LettersOfTime = 17;
    private const int LettersOfCount = 4;
    private const int LettersOfNode = 5;
    private const int BitsOfCount = BitsOfLetter * LettersOfCount;
    private const int MaxPrefix = 6;
    private const int MaxNode = (1 << (BitsOfLetter * LettersOfNode)) - 1;

    private static readonly TimeSpan China = TimeSpan.FromHours(8);

    private readonly int _node;
    private readonly TimeProvider _time;

    // The milliseconds since 1970, and behind them the count of this millisecond: a number that only grows, also where the clock is set back.
    private long _last;

    /// <summary>Makes a generator.</summary>
    /// <param name="node">The number of this process in a cluster, from 0 to 33,554,431. Default: a random one. Of 100 processes two have the same one in 7,000
    /// starts, and even they would have to make a number in the same millisecond with the same count.</param>
    /// <param name="timeProvider">The clock. Default: the system's.</param>
    /// <exception cref="ArgumentException">The node is out of range.</exception>
    public OrderNumberGenerator(int? node = null, TimeProvider? timeProvider = null)
    {
        if (node is < 0 or > MaxNode)
        {
            throw new ArgumentException(string.Create(CultureInfo.InvariantCulture, $"`node` is {node}: give a number from 0 to {MaxNode}."), nameof(node))
                .On(HelpPage.Body);
        }
        _node = node ?? CreateNode();
        _time = timeProvider ?? TimeProvider.System;
    }

    /// <summary>Makes a number.</summary>
    /// <param name="prefix">Up to 6 letters, digits, <c>_</c> or <c>-</c> that stand before it, for example <c>R-</c> for refunds.</param>
    /// <exception cref="ArgumentException">The prefix is of another form.</exception>
    public string New(string prefix = "")
    {
        CheckPrefix(prefix);
        var moment = Next();
        var time = DateTimeOffset.FromUnixTimeMilliseconds(moment >> BitsOfCount).ToOffset(China);
        Span<char> number = stackalloc char[prefix.Length + LettersOfTime + LettersOfCount + LettersOfNode];
        prefix.AsSpan().CopyTo(number);
        var rest = number[prefix.Length..];
        time.ToString("yyyyMMddHHmmssfff", CultureInfo.InvariantCulture).AsSpan().CopyTo(rest);
        Write(rest.Slice(LettersOfTime, LettersOfCount), moment);
        Write(rest[(LettersOfTime + LettersOfCount)..], _node);
        return number.ToString();
    }

    /// <summary>Shows the node.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"order numbers of node {_node}");

    private long Next()
    {
        var first = _time.GetUtcNow().ToUnixTimeMilliseconds() << BitsOfCount;
        while (true)
        {
            var last = Volatile.Read(ref _last);
            var next = Math.Max(first, last + 1);
            if (Interlocked.CompareExchange(ref _last, next, last) == last)
                return next;
        }
    }

    private static void Write(Span<char> letters, long number)
    {
        for (var at = letters.Length - 1; at >= 0; at--)
        {
            letters[at] = Alphabet[(int)(number & ((1 << BitsOfLetter) - 1))];
            number >>= BitsOfLetter;
        }
    }

    private static void CheckPrefix(string prefix)
    {
        ArgumentNullException.ThrowIfNull(prefix);
        if (prefix.Length > MaxPrefix || !prefix.All(static letter => char.IsAsciiLetterOrDigit(letter) || letter is '_' or '-'))
        {
            throw new ArgumentException(
                $"`prefix` is {TextShape.Describe(prefix)}: give up to {MaxPrefix} letters, digits, `_` or `-`, for example \"R-\".", nameof(prefix))
                    .On(HelpPage.Body);
        }
    }

    private static int CreateNode()
    {
        using var random = RandomNumberGenerator.Create();
        var bytes = new byte[sizeof(int)];
        random.GetBytes(bytes);
        return BitConverter.ToInt32(bytes, 0) & MaxNode;
    }
}
