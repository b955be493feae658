using System.Text;
using WeChatPay.Facts;

namespace WeChatPay.Generator.Reference;

/// <summary>Writes the reference: a page for each operation, and an index that lists the pages by group.</summary>
internal static class ReferencePages
{
    /// <summary>The file name of the index.</summary>
    public const string Index = "index.md";

    /// <summary>Writes all pages.</summary>
    /// <returns>The texts by their path below the reference's folder.</returns>
    public static IReadOnlyDictionary<string, string> Write(OperationTable table)
    {
        var pages = table.Operations.AsParallel().AsOrdered()
            .Select(static operation => KeyValuePair.Create(PathOf(operation), OperationPage.Write(operation)))
            .ToList();
        return new SortedDictionary<string, string>(pages.Append(new(Index, IndexOf(table))).ToDictionary(), StringComparer.Ordinal);
    }

    /// <summary>Names an operation's page: <c>v3/hire-power-bank/insurance-orders/_out_order_no_/get.md</c>. Braces would need an escape in links.</summary>
    public static string PathOf(Operation operation) =>
        $"{operation.Path.Replace('{', '_').Replace('}', '_')}/{operation.Method.ToLowerInvariant()}.md";

    private static string IndexOf(OperationTable table)
    {
        var text = new StringBuilder("# 接口参考\n\n");
        text.Append($"{table.Operations.Count} 个接口，按路径分组；每页有请求参数、六种写法的 C# 与返回字典。由 `src/WeChatPay.Chain.Facts/Table` 生成。\n");
        foreach (var group in table.Operations.GroupBy(static operation => string.Join('/', operation.Path.Split('/').Take(2))))
        {
            text.Append($"\n## {group.Key}\n\n| 接口 | 方法 | 路径 |\n| --- | --- | --- |\n");
            foreach (var operation in group)
                text.Append($"| [{FieldTable.Cell(operation.Name)}]({PathOf(operation)}) | {operation.Method} | `{operation.Path}` |\n");
        }
        return text.ToString();
    }
}
