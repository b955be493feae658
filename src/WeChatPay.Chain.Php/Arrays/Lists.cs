using WeChatPay.Php.Values;

namespace WeChatPay.Php.Arrays;

/// <summary>Builds arrays.</summary>
internal static class Lists
{
    public static PhpArray From(IEnumerable<object?> values)
    {
        var list = new PhpArray();
        foreach (var value in values)
            list.Storage.Add(Scalars.Stored(value));
        return list;
    }

    /// <summary>Keeps keys; a later entry replaces the value of an earlier one.</summary>
    public static PhpArray From(IEnumerable<ArrayStorage.Entry> entries)
    {
        var array = new PhpArray();
        foreach (var entry in entries)
            array.Storage.Set(entry.Key, entry.Value);
        return array;
    }
}
