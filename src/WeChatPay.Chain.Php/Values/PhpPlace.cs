namespace WeChatPay.Php;

/// <summary>One entry of an array that a loop may write: PHP's <c>&amp;$value</c> of a <c>foreach</c>.</summary>
/// <remarks>Mutable: use it from one thread.</remarks>
public sealed class PhpPlace
{
    private readonly PhpArray _array;

    internal PhpPlace(PhpArray array, object key) => (_array, Key) = (array, key);

    /// <summary>Gets the key, a <see cref="long"/> or a <see cref="string"/>.</summary>
    public dynamic Key { get; }

    /// <summary>Gets or sets the value.</summary>
    public dynamic? Value
    {
        get => _array[(object)Key];
        set => _array[(object)Key] = (object?)value;
    }

    /// <summary>Gets the nested array for writing.</summary>
    /// <exception cref="Error">The value is not an array.</exception>
    public PhpArray At() => _array.At((object)Key);

    /// <summary>Gets the nested array for writing.</summary>
    /// <returns>The array; null where the place holds none.</returns>
    public PhpArray? AtIfThere() => _array.Inner((object)Key);
}
