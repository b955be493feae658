using WeChatPay.Facts;

namespace WeChatPay.Generator.Code;

/// <summary>Writes the typed chain as C#: a file for each second segment of a path, one for each root, one for each callback, and one for the
/// constants.</summary>
/// <remarks>The same table gives the same text, byte for byte.</remarks>
internal static class CodeFiles
{
    /// <summary>Writes all files. The keys are the paths below the folder of generated code.</summary>
    public static IReadOnlyDictionary<string, string> Write(OperationTable table)
    {
        var files = new SortedDictionary<string, string>(StringComparer.Ordinal);
        var writer = new NodeWriter();
        foreach (var root in PathNode.Tree(table.Operations).Children.Values)
        {
            var type = ApiNames.TypeOf(root.Segment);
            var file = CodeText.File(TypedChainNames.Namespace);
            var whose = root.Path == DocumentedCallback.BrandProtocol ? "a brand, and the types of its callbacks" : $"API{root.Path}";
            file.Line(Docs.Summary($"<c>{root.Path}</c>: the documented operations of {whose}. Immutable."));
            file.Open($"public sealed partial class {type} : {TypedChainNames.Node}");
            writer.WriteMembers(file, root, type, (child, childType) => files[$"{type}/{childType}.g.cs"] = Part(writer, type, child, childType));
            file.Close();
            files[$"{type}.g.cs"] = file.ToString();
        }
        CallbackTypeWriter.Write(table.Callbacks, files);
        var fields = table.Operations.SelectMany(static operation => operation.Request.Concat(operation.Response))
            .Concat(table.Callbacks.SelectMany(callback => CallbackTypeWriter.FieldsOf(callback, table.Callbacks)));
        files[ValueClasses.File] = new ValueClasses(fields).Write();
        return files;
    }

    private static string Part(NodeWriter writer, string rootType, PathNode node, string type)
    {
        var file = CodeText.File(TypedChainNames.Namespace, "System.Collections.Generic", "System.Threading", "Newtonsoft.Json.Linq");
        file.Open($"public sealed partial class {rootType}");
        writer.Write(file, node, type);
        file.Close();
        return file.ToString();
    }
}
