namespace WeChatPay.Porting.Tests.Support;

/// <summary>A folder of programs of one subject, with what PHP prints for each in <c>outputs.txt</c>, and the codes of those that are refused in
/// <c>refused.txt</c>.</summary>
internal sealed class ProgramFolder(string path)
{
    private const string Head = "== ";

    public static IEnumerable<string> All => Directory.EnumerateDirectories(Path.Combine(PhpJudge.Folder, "programs")).Order(StringComparer.Ordinal);

    public string OutputsFile => Path.Combine(path, "outputs.txt");

    public IReadOnlyList<string> Programs { get; } =
        [.. Directory.EnumerateFiles(path, "*.php").Select(static file => Path.GetFileNameWithoutExtension(file)).Order(StringComparer.Ordinal)];

    public string FileOf(string program) => Path.Combine(path, program + ".php");

    public string Read(string program) => File.ReadAllText(FileOf(program));

    /// <summary>Reads what PHP printed for each program.</summary>
    public Dictionary<string, string> Outputs() => Sections(OutputsFile);

    /// <summary>Reads the codes of the programs that are refused.</summary>
    public Dictionary<string, string> Refused() => File.Exists(Path.Combine(path, "refused.txt"))
        ? File.ReadLines(Path.Combine(path, "refused.txt"))
            .Select(static line => line.Split(' '))
            .ToDictionary(static parts => parts[0], static parts => parts[1])
        : [];

    public static string Write(IEnumerable<(string Program, string Output)> outputs) =>
        string.Concat(outputs.Select(static one => $"{Head}{one.Program}\n{one.Output}\n"));

    private static Dictionary<string, string> Sections(string file) =>
        !File.Exists(file)
        ? []
        : ("\n" + File.ReadAllText(file)[..^1]).Split("\n" + Head).Skip(1).Select(static section => section.Split('\n', 2))
            .ToDictionary(static parts => parts[0], static parts => parts[1], StringComparer.Ordinal);
}
