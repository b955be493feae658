namespace WeChatPay.Php;

/// <content>Generators.</content>
public static partial class Operators
{
    /// <summary>Gives null to the reader of the generator, and waits to go on: PHP's bare <c>yield</c>.</summary>
    public static Yielded yields() => new();

    /// <summary>Gives a value to the reader of the generator, and waits to go on: <c>await yields(order)</c> for <c>yield $order</c>. The result is the value
    /// that the reader sends.</summary>
    public static Yielded yields(object? value) => new() { Value = value };

    /// <summary>Gives a key and a value to the reader of the generator, and waits to go on: <c>await yields(no, order)</c> for
    /// <c>yield $no => $order</c>.</summary>
    public static Yielded yields(object? key, object? value) => new() { Key = key, HasKey = true, Value = value };

    /// <summary>Gives all that an array or another generator has, under the same keys: PHP's <c>yield from</c>. The result is what the other generator
    /// returns.</summary>
    /// <exception cref="Error">The value is not an array and not a generator.</exception>
    public static Yielded yieldsFrom(object? values) => new() { Value = values, IsFrom = true };

    /// <summary>Makes a generator of a sequence: <c>generator(pages(5)).send(1)</c>. A sequence of C# begins again in each loop, a generator goes through
    /// once.</summary>
    public static Generator generator(IEnumerable<object?> values)
    {
        ArgumentNullException.ThrowIfNull(values);
        return Generator.From(values);
    }

    /// <summary>Makes a generator of a value that may be a sequence. Another value stays what it is.</summary>
    public static dynamic? generator(object? value) =>
        value is not (PhpArray or System.Collections.IDictionary) and IEnumerable<object?> sequence && sequence.GetType().Assembly != typeof(object).Assembly
        ? Generator.From(sequence)
        : value;

    /// <summary>Lets the loop that goes through a generator end it: a loop that is left early runs the <c>finally</c> blocks in the generator.</summary>
    public static Generator closing(Generator generator)
    {
        ArgumentNullException.ThrowIfNull(generator);
        generator.EndsWithLoop = true;
        return generator;
    }

    /// <inheritdoc cref="closing(Generator)"/>
    /// <param name="value">A generator; another value stays what it is.</param>
    public static dynamic? closing(object? value) => value is Generator generator ? closing(generator) : value;
}
