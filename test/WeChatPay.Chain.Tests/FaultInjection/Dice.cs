using System.Text;

namespace WeChatPay.Tests.FaultInjection;

/// <summary>Random choices that a seed repeats.</summary>
/// <remarks>Mutable: use it from one thread.</remarks>
#pragma warning disable RS0030 // A test has to be repeated from its seed: no key and no nonce of a client comes from here.
internal sealed class Dice(int seed)
{
    private readonly Random _random = new(seed);

    /// <summary>Gives a number from 0 up to, and without, the limit.</summary>
    public int Below(int limit) => _random.Next(limit);

    public bool Toss() => Below(2) == 0;

    public T Pick<T>(params IReadOnlyList<T> choices) => choices[Below(choices.Count)];

    public byte[] Bytes(int length)
    {
        var bytes = new byte[length];
        _random.NextBytes(bytes);
        return bytes;
    }

    public string Letters(int length)
    {
        var text = new StringBuilder(length);
        for (var i = 0; i < length; i++)
            text.Append("0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"[Below(62)]);
        return text.ToString();
    }

    /// <summary>Gives the same bytes but for one.</summary>
    public byte[] WithOneChanged(byte[] bytes)
    {
        var changed = bytes.ToArray();
        changed[Below(changed.Length)] ^= (byte)(1 + Below(255));
        return changed;
    }
}
#pragma warning restore RS0030
