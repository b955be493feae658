using Microsoft.CodeAnalysis;
using NUnit.Framework;
using WeChatPay.Facts;
using WeChatPay.Snippets;
using WeChatPay.Tests.Support;

namespace WeChatPay.Analyzers.Tests.Everything;

/// <summary>Five hundred mistakes in calls of documented operations: the rules find them where they are, and touch no other line.</summary>
public sealed class MutationTests
{
    private const int OfEachKind = 125;

    [TestCase(20261127)]
    [TestCase(1)]
    [TestCase(2)]
    [TestCase(3)]
    [TestCase(4)]
    public async Task Rules_OverMistakes_FindThemInTheirLine(int seed)
    {
        var dice = new Dice(seed);
        var mistakes = Choose(dice);
        var empty = Analysis.Compile("");
        var (missed, elsewhere) = (new List<string>(), new List<string>());
        foreach (var (operation, source, mutation) in mistakes)
        {
            var tree = CSharpProject.Parse(mutation.Apply(source));
            var line = (await tree.GetTextAsync()).Lines.GetLinePosition(mutation.Span.Start).Line;
            var found = await Analysis.RunAsync(empty.AddSyntaxTrees(tree));
            var lines = found.Select(static one => one.Location.GetLineSpan().StartLinePosition.Line).ToArray();
            var shown = $"{mutation.Kind} {operation}: {(await tree.GetTextAsync()).Lines[line]} {string.Join(' ', found)}";
            if (!lines.Contains(line))
                missed.Add(shown);
            if (lines.Any(other => other != line))
                elsewhere.Add(shown);
        }

        var operations = mistakes.Select(static one => one.Operation).Distinct().Count();
        await TestContext.Out.WriteLineAsync(
            $"seed {seed}: {mistakes.Count} mistakes in {operations} operations, {missed.Count} missed, {elsewhere.Count} reported in another line too");
        await TestContext.Out.WriteLineAsync(string.Join('\n', missed.Concat(elsewhere)));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(mistakes.CountBy(static one => one.Mutation.Kind).Select(static kind => kind.Value), Is.All.EqualTo(OfEachKind));
            Assert.That(mistakes, Has.Count.EqualTo(4 * OfEachKind));
            Assert.That(operations, Is.GreaterThanOrEqualTo(300));
            Assert.That(missed, Has.Count.LessThanOrEqualTo(mistakes.Count / 100), string.Join('\n', missed));
            Assert.That(elsewhere, Is.Empty);
        }
    }

    // One mistake of each operation in turn, of the kind that is rarest so far.
    private static List<(Operation Operation, string Source, Mutation Mutation)> Choose(Dice dice)
    {
        var chosen = new List<(Operation, string, Mutation)>();
        var left = new[] { Mutator.Letter, Mutator.Name, Mutator.Type, Mutator.Value }.ToDictionary(static kind => kind, static _ => OfEachKind);
        var operations = OperationTable.Default.Operations.OrderBy(_ => dice.Next(int.MaxValue)).ToArray();
        foreach (var operation in operations)
        {
            var style = SnippetStyle.All[dice.Next(SnippetStyle.All.Count)];
            var source = OperationProgram.Write((operation, style, dice.Next(2) == 0 ? ExampleScope.All : ExampleScope.Required));
            var kinds = new Mutator(operation, dice).List(source).ToLookup(static one => one.Kind);
            var possible = left.Where(kind => kind.Value > 0 && kinds.Contains(kind.Key)).OrderByDescending(static kind => kind.Value);
            if (possible.Select(static kind => kind.Key).FirstOrDefault() is not { } wanted)
                continue;
            var all = kinds[wanted].ToArray();
            chosen.Add((operation, source, all[dice.Next(all.Length)]));
            left[wanted]--;
        }
        return chosen;
    }
}
