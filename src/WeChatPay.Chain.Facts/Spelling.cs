namespace WeChatPay.Facts;

/// <summary>Compares names letter by letter, to suggest the name that a misspelt one stands for.</summary>
/// <remarks>For error messages: time grows with the product of the two lengths, or with the limit. Stateless and thread-safe.</remarks>
internal static class Spelling
{
    /// <summary>Counts the letters to insert, delete or replace to make one name of the other (Levenshtein's distance).</summary>
    /// <param name="left">One name.</param>
    /// <param name="right">The other name; the order does not matter.</param>
    /// <param name="limit">The largest distance of interest. A smaller limit takes less time.</param>
    /// <param name="ignoreCase">Whether upper and lower case count as the same letter.</param>
    /// <returns>The distance; <paramref name="limit"/> + 1 for every distance above the limit.</returns>
    public static int Distance(string left, string right, int limit = int.MaxValue, bool ignoreCase = false)
    {
        // A distance is at least the difference of the lengths.
        if (Math.Abs(left.Length - right.Length) > limit)
            return limit + 1;
        var row = new int[right.Length + 1];
        for (var i = 0; i < row.Length; i++)
            row[i] = i;
        for (var i = 0; i < left.Length; i++)
        {
            // The least of a row never falls from row to row.
            if (NextRow(row, left[i], right, ignoreCase) > limit)
                return limit + 1;
        }
        return row[right.Length] > limit ? limit + 1 : row[right.Length];
    }

    /// <summary>Finds the known name that is nearest to what was written, upper and lower case being the same.</summary>
    /// <param name="names">The known names.</param>
    /// <param name="written">The name as the user wrote it.</param>
    /// <param name="limit">The largest distance of a suggestion.</param>
    /// <returns>The name, the first one among equally near names; <see langword="null"/> when all are farther away than the limit.</returns>
    public static string? Nearest(IEnumerable<string> names, string written, int limit = 2)
    {
        string? nearest = null;
        foreach (var name in names)
        {
            var distance = Distance(written, name, limit, ignoreCase: true);
            if (distance > limit)
                continue;
            nearest = name;
            limit = distance - 1;
            if (distance == 0)
                break;
        }
        return nearest;
    }

    // Replaces the distances of the letters before `letter` by those that include it, and gives the least of them.
    private static int NextRow(int[] row, char letter, string right, bool ignoreCase)
    {
        var diagonal = row[0]++;
        var least = row[0];
        for (var i = 1; i < row.Length; i++)
        {
            var cost = AreSame(letter, right[i - 1], ignoreCase) ? 0 : 1;
            var distance = Math.Min(Math.Min(row[i], row[i - 1]) + 1, diagonal + cost);
            (diagonal, row[i]) = (row[i], distance);
            least = Math.Min(least, distance);
        }
        return least;
    }

    private static bool AreSame(char left, char right, bool ignoreCase) =>
        left == right || ignoreCase && char.ToLowerInvariant(left) == char.ToLowerInvariant(right);
}
