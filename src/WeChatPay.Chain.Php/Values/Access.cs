using System.Diagnostics.CodeAnalysis;
using WeChatPay.Php.Text;

namespace WeChatPay.Php.Values;

/// <summary>Reads keys of whatever has keys, and finds the array that a write goes into.</summary>
internal static class Access
{
    /// <summary>Reads a path of keys; whatever is missing on the way is null, as PHP's <c>??</c> and its warnings have it.</summary>
    public static object? Read(object? value, params ReadOnlySpan<object?> keys)
    {
        foreach (var key in keys)
            value = ReadOne(value, key);
        return value is PhpArray array ? array.Copy() : value;
    }

    /// <summary>Reads a path of keys as <c>??</c>, <c>isset</c> and <c>empty</c> do: nothing on the way is an error.</summary>
    public static object? Probe(object? value, params ReadOnlySpan<object?> keys)
    {
        foreach (var key in keys)
        {
            value = value switch
            {
                string text => Bytes.Probe(text, key),
                stdClass => null,
                _ => ReadOne(value, key),
            };
        }
        return value is PhpArray array ? array.Copy() : value;
    }

    private static object? ReadOne(object? value, object? key)
    {
        switch (value)
        {
            case PhpArray array:
                return array.Read(key);
            case string text:
                return Bytes.At(text, key);
            case stdClass:
                throw new Error("Cannot use object of type stdClass as array");
            case Generator:
                throw new Error("Cannot use object of type Generator as array");
        }
        return TryArray(value, out var other) ? other.Read(key) : null;
    }

    /// <summary>Finds the array to write into: null becomes an empty one.</summary>
    /// <exception cref="Error">The value is not an array.</exception>
    public static PhpArray Writable(object? value) => value switch
    {
        PhpArray array => array,
        null or false => new PhpArray(),
        string => throw new NotSupportedException("Writing one byte of a text is not offered: use substr_replace()."),
        stdClass => throw new Error("Cannot use object of type stdClass as array"),
        Generator => throw new Error("Cannot use object of type Generator as array"),
        _ => TryArray(value, out var other) ? other : throw new Error("Cannot use a scalar value as an array"),
    };

    /// <summary>Gets a copy of an array; a list, a dictionary, an anonymous object and JSON become arrays.</summary>
    public static bool TryArray(object? value, [NotNullWhen(true)] out PhpArray? array)
    {
        array = null;
        if (value is PhpArray given)
            array = given.Copy();
        else if (value is not (null or string or stdClass) && Scalars.Plain(value) is { } plain && Shape.TryDescribe(plain) is { Title: Shape.Array } shape)
            array = Build(shape);
        return array is not null;
    }

    private static PhpArray Build(Shape shape)
    {
        var array = new PhpArray();
        foreach (var (key, value) in shape.Entries)
            array.Write(PhpKey.FromText(key), value);
        return array;
    }
}
