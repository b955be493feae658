using System.Globalization;

namespace WeChatPay.Porting.Functions;

/// <summary>A method or a property of a class of <c>WeChatPay.Php</c>.</summary>
/// <param name="Name">The name as the class spells it.</param>
/// <param name="Kind">The kind of the result.</param>
/// <param name="Class">The full name of the result's class, when it is one of the table.</param>
/// <param name="Least">The least number of arguments; -1 for a property.</param>
/// <param name="Most">The greatest number of arguments.</param>
internal sealed record LibraryMember(string Name, PhpKind Kind, string? Class, int Least, int Most);

/// <summary>The members of the classes of <c>WeChatPay.Php</c> that stand for classes of PHP, of Guzzle and of frameworks.</summary>
/// <remarks>They stand in <c>members.txt</c>, which a test holds against <c>WeChatPay.Php</c>.</remarks>
internal static class LibraryTable
{
    private static readonly Dictionary<string, Dictionary<string, LibraryMember>> Classes = Read();

    /// <summary>Whether the table has a class.</summary>
    public static bool Knows(string type) => Classes.ContainsKey(type);

    /// <summary>Finds a member. As in PHP, the case of a method does not matter.</summary>
    public static LibraryMember? Find(string type, string member) => Classes.GetValueOrDefault(type)?.GetValueOrDefault(member.ToLowerInvariant());

    /// <summary>Lists the methods of a class.</summary>
    public static IReadOnlyList<string> Methods(string type) =>
        [.. Classes.GetValueOrDefault(type, []).Values.Where(static one => one.Least >= 0).Select(static one => one.Name)];

    private static Dictionary<string, Dictionary<string, LibraryMember>> Read()
    {
        var classes = new Dictionary<string, Dictionary<string, LibraryMember>>(StringComparer.Ordinal);
        using var reader = new StreamReader(typeof(LibraryTable).Assembly.GetManifestResourceStream("WeChatPay.Porting.members.txt")!);
        while (reader.ReadLine() is { } line)
        {
            var parts = line.Split(' ');
            var isClass = parts[2][0] == '=';
            var member = new LibraryMember(
                parts[1],
                isClass ? PhpKind.Object : Enum.Parse<PhpKind>(parts[2]),
                isClass ? parts[2][1..] : null,
                int.Parse(parts[3], CultureInfo.InvariantCulture),
                int.Parse(parts[4], CultureInfo.InvariantCulture));
            if (!classes.TryGetValue(parts[0], out var members))
                classes[parts[0]] = members = new(StringComparer.Ordinal);
            members[member.Name.ToLowerInvariant()] = member;
        }
        return classes;
    }
}
