using WeChatPay.Php.Values;

namespace WeChatPay.Php.Arrays;

/// <summary>Sorts with the comparisons of PHP, one by one, after Zend/zend_sort.c: an insertion sort up to 16 entries, else a quicksort.</summary>
/// <remarks>Keys of integers and texts have no consistent order, <c>10 &lt; "9a" &lt; "a"</c> for instance, so the result depends on the way. Equal entries
/// keep their order. Mutable: use it from one thread.</remarks>
internal sealed class HybridSort
{
    private readonly (ArrayStorage.Entry Entry, int Place)[] _all;
    private readonly ArrayStorage.Entry[] _entries;
    private readonly Func<ArrayStorage.Entry, ArrayStorage.Entry, long> _compare;

    public HybridSort(ArrayStorage.Entry[] entries, Func<ArrayStorage.Entry, ArrayStorage.Entry, long> compare)
    {
        (_entries, _compare) = (entries, compare);
        _all = [.. entries.Select(static (entry, place) => (entry, place))];
    }

    public void Sort()
    {
        Sort(0, _all.Length);
        for (var at = 0; at < _all.Length; at++)
            _entries[at] = _all[at].Entry;
    }

    private bool IsGreater(int left, int right) =>
        _compare(_all[left].Entry, _all[right].Entry) is var order && order != 0 ? order > 0 : _all[left].Place > _all[right].Place;

    private void Swap(int left, int right) => (_all[left], _all[right]) = (_all[right], _all[left]);

    private void Sort(int start, int count)
    {
        while (count > 16)
        {
            var end = start + count;
            var middle = start + count / 2;
            if (count >= 1024)
                Sort5(start, start + count / 4, middle, middle + count / 4, end - 1);
            else
                Sort3(start, middle, end - 1);
            Swap(start + 1, middle);
            var place = Part(start + 1, end);
            Swap(start + 1, place - 1);
            if (place - 1 - start < end - place)
            {
                Sort(start, place - start - 1);
                (start, count) = (place, end - place);
            }
            else
            {
                Sort(place, end - place);
                count = place - start - 1;
            }
        }
        Insert(start, count);
    }

    // Gives the place behind the entries that are not greater than the one at the pivot.
    private int Part(int pivot, int end)
    {
        var (low, high) = (pivot + 1, end - 1);
        while (true)
        {
            while (IsGreater(pivot, low))
            {
                if (++low == high)
                    return low;
            }
            if (--high == low)
                return low;
            while (IsGreater(high, pivot))
            {
                if (--high == low)
                    return low;
            }
            Swap(low, high);
            if (++low == high)
                return low;
        }
    }

    private void Insert(int start, int count)
    {
        switch (count)
        {
            case <= 1:
                return;
            case 2:
                Sort2(start, start + 1);
                return;
            case 3:
                Sort3(start, start + 1, start + 2);
                return;
            case 4:
                Sort4(start, start + 1, start + 2, start + 3);
                return;
            case 5:
                Sort5(start, start + 1, start + 2, start + 3, start + 4);
                return;
        }
        for (var at = start + 1; at < start + count; at++)
        {
            if (!IsGreater(at - 1, at))
                continue;
            var place = at < start + 6 ? NearPlace(start, at) : FarPlace(start, at);
            for (var moved = at; moved > place; moved--)
                Swap(moved, moved - 1);
        }
    }

    private int NearPlace(int start, int at)
    {
        var place = at - 1;
        while (place != start)
        {
            if (!IsGreater(--place, at))
                return place + 1;
        }
        return place;
    }

    // It goes down in steps of two.
    private int FarPlace(int start, int at)
    {
        var place = at - 1;
        while (true)
        {
            place -= 2;
            if (!IsGreater(place, at))
                return IsGreater(place + 1, at) ? place + 1 : place + 2;
            if (place == start)
                return place;
            if (place == start + 1)
                return IsGreater(at, start) ? start + 1 : start;
        }
    }

    private void Sort2(int a, int b)
    {
        if (IsGreater(a, b))
            Swap(a, b);
    }

    private void Sort3(int a, int b, int c)
    {
        if (!IsGreater(a, b))
        {
            if (!IsGreater(b, c))
                return;
            Swap(b, c);
            Sort2(a, b);
        }
        else if (IsGreater(b, c))
        {
            Swap(a, c);
        }
        else
        {
            Swap(a, b);
            Sort2(b, c);
        }
    }

    private void Sort4(int a, int b, int c, int d)
    {
        Sort3(a, b, c);
        if (!IsGreater(c, d))
            return;
        Swap(c, d);
        if (!IsGreater(b, c))
            return;
        Swap(b, c);
        Sort2(a, b);
    }

    private void Sort5(int a, int b, int c, int d, int e)
    {
        Sort4(a, b, c, d);
        if (!IsGreater(d, e))
            return;
        Swap(d, e);
        if (!IsGreater(c, d))
            return;
        Swap(c, d);
        if (!IsGreater(b, c))
            return;
        Swap(b, c);
        Sort2(a, b);
    }
}
