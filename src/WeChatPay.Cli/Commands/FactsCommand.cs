using System.CommandLine;
using System.Reflection;
using WeChatPay.Cli.Terminal;
using WeChatPay.Facts;
using WeChatPay.Snippets.Tables;

namespace WeChatPay.Cli.Commands;

/// <summary><c>wechatpay facts</c>: compares tables of API facts, and writes the tool's own.</summary>
internal static class FactsCommand
{
    private const string Table = "Table/";

    /// <summary>Says which table the tool has, for <c>--version</c>.</summary>
    public static string Describe() => Message.Format(
        $"API facts of {OperationTable.Default.Month}: {OperationTable.Default.Operations.Count} operations, "
        + $"{OperationTable.Default.Callbacks.Count} callbacks");

    public static Command Create() => new("facts", Message.Of("Compares tables of WeChat Pay's documented API, and writes the one of this tool."))
    {
        CreateDiff(), CreateExport(),
    };

    private static Command CreateDiff()
    {
        var old = new Argument<string>("OLD")
        {
            Description = Message.Of("A folder with the files of a table, as `wechatpay facts export` writes it, or one file of them."),
        };
        var current = new Argument<string?>("NEW")
        {
            Description = Message.Of("Another one. Default: the table of this tool."),
            Arity = ArgumentArity.ZeroOrOne,
        };
        var command = new Command("diff", Message.Of("Lists what a table adds, removes and changes: operations, callbacks and their fields."))
        {
            old, current,
        };
        command.SetAction(line => Run(line, () =>
        {
            var before = Read("OLD", line.GetRequiredValue(old));
            var after = line.GetValue(current) is { } path ? Read("NEW", path) : OperationTable.Default;
            line.InvocationConfiguration.Output.Write(TableDiff.Write(before, after));
        }));
        return command;
    }

    private static Command CreateExport()
    {
        var folder = new Argument<string>("FOLDER") { Description = Message.Of("A new or empty folder.") };
        var command = new Command("export", Message.Of("Writes the table of this tool as files, to compare it later or to change it.")) { folder };
        command.SetAction(line => Run(line, () =>
        {
            var target = line.GetRequiredValue(folder);
            if (File.Exists(target) || Directory.Exists(target) && Directory.EnumerateFileSystemEntries(target).Any())
                throw new MisuseException(Message.Format($"FOLDER: {target} is there and is not an empty folder. Nothing was written."));
            var facts = typeof(OperationTable).Assembly;
            var names = facts.GetManifestResourceNames().Where(static name => name.StartsWith(Table, StringComparison.Ordinal)).ToArray();
            foreach (var name in names)
                Write(facts, name, Path.Combine(target, name[Table.Length..]));
            line.InvocationConfiguration.Output.WriteLine(Message.Format($"{names.Length} files are in {target}."));
        }));
        return command;
    }

    private static void Write(Assembly facts, string name, string path)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        using var resource = facts.GetManifestResourceStream(name)!;
        using var file = File.Create(path);
        resource.CopyTo(file);
    }

    private static OperationTable Read(string argument, string path)
    {
        if (!File.Exists(path) && !Directory.Exists(path))
            throw new MisuseException(Message.Format($"{argument}: {path} is neither a folder nor a file. Nothing was compared."));
        var table = TableFiles.Read(path);
        return table.Operations.Count + table.Callbacks.Count > 0
            ? table
            : throw new MisuseException(Message.Format($"{argument}: {path} has no operation of a table. Nothing was compared."));
    }

    private static int Run(ParseResult line, Action work)
    {
        var error = line.InvocationConfiguration.Error;
        try
        {
            work();
            return Tool.Done;
        }
        catch (MisuseException problem)
        {
            error.WriteLine(problem.Message);
            return Tool.Misused;
        }
        catch (FormatException problem)
        {
            error.WriteLine(Message.Format($"It is not a table of API facts: {problem.Message} Nothing was compared."));
            return Tool.Failed;
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            error.WriteLine(problem.Message);
            return Tool.Failed;
        }
    }
}
