using WeChatPay.Php.Text;

namespace WeChatPay.Php.Values;

/// <summary>PHP 8's loose and strict comparisons, after <c>zend_compare</c> and <c>zend_is_identical</c> in Zend/zend_operators.c.</summary>
internal static class Comparison
{
    /// <summary>Compares loosely.</summary>
    /// <returns>-1, 0 or 1; also 1 for what cannot be compared, NAN for instance.</returns>
    public static int Compare(object? left, object? right)
    {
        var (a, b) = (Ready(left), Ready(right));
        return (a, b) switch
        {
            (long one, long other) => one.CompareTo(other),
            (long or double, long or double) => Compare(Casts.ToDouble(a), Casts.ToDouble(b)),
            (PhpArray one, PhpArray other) => CompareArrays(one, other),
            (string one, string other) => CompareTexts(one, other),
            (null, string text) => text.Length == 0 ? 0 : -1,
            (string text, null) => text.Length == 0 ? 0 : 1,
            (null or false, _) => Casts.ToBool(b) ? -1 : 0,
            (true, _) => Casts.ToBool(b) ? 0 : 1,
            (_, null or false) => Casts.ToBool(a) ? 1 : 0,
            (_, true) => Casts.ToBool(a) ? 0 : -1,
            (long or double, string text) => CompareToText(a, text),
            (string, double.NaN) => 1,
            (string text, long or double) => -CompareToText(b, text),
            (Time.DateTimeInterface one, Time.DateTimeInterface other) => one.Moment.Utc.CompareTo(other.Moment.Utc),
            (PhpArray, _) => 1,
            (_, PhpArray) => -1,
            (stdClass one, stdClass other) => ReferenceEquals(one, other) ? 0 : CompareArrays(one.Fields, other.Fields),
            _ => CompareObjects(a!, b!),
        };
    }

    public static bool Equal(object? left, object? right)
    {
        var (a, b) = (Ready(left), Ready(right));
        return a is string one && b is string other ? one == other || CompareTexts(one, other) == 0 : Compare(a, b) == 0;
    }

    public static bool Identical(object? left, object? right)
    {
        var (a, b) = (Ready(left), Ready(right));
        return (a, b) switch
        {
            (null, null) => true,
            (null, _) or (_, null) => false,
            (double one, double other) => one == other,
            (PhpArray one, PhpArray other) => IdenticalArrays(one, other),
            (bool or long or string, _) => a.Equals(b),
            _ => ReferenceEquals(a, b),
        };
    }

    /// <summary>Compares bytes.</summary>
    public static int CompareBytes(string left, string right) =>
        Math.Sign(Bytes.Encode(left).AsSpan().SequenceCompareTo(Bytes.Encode(right)));

    private static object? Ready(object? value) => Scalars.Plain(value) switch
    {
        { } other when other is not (string or ValueType or PhpArray or stdClass or Delegate or Time.DateTimeInterface) && Access.TryArray(other,
            out var array) => array,
        var plain => plain,
    };

    private static int Compare(double left, double right) => left == right ? 0 : left < right ? -1 : 1;

    private static int CompareTexts(string left, string right)
    {
        var (a, b) = (NumberText.Read(left), NumberText.Read(right));
        if (a is not { Value: not null, IsWhole: true } || b is not { Value: not null, IsWhole: true })
            return CompareBytes(left, right);
        if (a.Value is long one && b.Value is long other)
            return one.CompareTo(other);
        var (x, y) = (Casts.ToDouble(a.Value), Casts.ToDouble(b.Value));
        // Two integers beyond 64 bits may differ where their floats do not.
        if (a.Overflow != 0 && a.Overflow == b.Overflow && x == y || a.Value is double && b.Value is double && x == y && double.IsInfinity(x))
            return CompareBytes(left, right);
        if (a.Value is long && b.Overflow != 0)
            return -b.Overflow;
        return b.Value is long && a.Overflow != 0 ? a.Overflow : Compare(x, y);
    }

    private static int CompareToText(object number, string text)
    {
        if (number is double.NaN)
            return 1;
        return NumberText.Whole(text) switch
        {
            null => CompareBytes(Casts.ToText(number), text),
            var other => Compare(number, other),
        };
    }

    private static int CompareArrays(PhpArray left, PhpArray right)
    {
        if (left.Count != right.Count)
            return left.Count < right.Count ? -1 : 1;
        foreach (var entry in left.Snapshot())
        {
            var place = right.Storage.Find(entry.Key);
            if (place < 0)
                return 1;
            var order = Compare(entry.Value, right.Storage[place].Value);
            if (order != 0)
                return order;
        }
        return 0;
    }

    private static bool IdenticalArrays(PhpArray left, PhpArray right)
    {
        if (ReferenceEquals(left.Storage, right.Storage))
            return true;
        if (left.Count != right.Count)
            return false;
        using var others = right.Snapshot().GetEnumerator();
        foreach (var entry in left.Snapshot())
        {
            if (!others.MoveNext() || others.Current.Key != entry.Key || !Identical(entry.Value, others.Current.Value))
                return false;
        }
        return true;
    }

    private static int CompareObjects(object left, object right)
    {
        if (ReferenceEquals(left, right))
            return 0;
        if (left is string or long or double || right is string or long or double)
            return Compare(left is ResponseBody ? Casts.ToText(left) : left, right is ResponseBody ? Casts.ToText(right) : right, ends: true);
        return 1;
    }

    // An object without text is the integer 1 beside a number, and more than any text.
    private static int Compare(object left, object right, bool ends) => (left, right) switch
    {
        (string or long or double, string or long or double) => Compare(left, right),
        (string, _) => -1,
        (_, string) => 1,
        (long or double, _) => Compare(left, ends ? 1L : 0L),
        _ => Compare(1L, right),
    };
}
