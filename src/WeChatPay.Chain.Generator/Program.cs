using WeChatPay.Generator;
using WeChatPay.Generator.Facts;

// facts CATALOGUE FOLDER  writes the table from a catalogue in JSON
// Run by the targets Facts, Generate and GenerateCheck of build.cake.
switch (args)
{
    case ["facts", var catalogue, var folder]:
        var facts = Catalogue.Read(File.ReadAllBytes(catalogue));
        Folder.Write(folder, "*.txt", TableWriter.Write(facts.Operations, facts.Callbacks));
        Console.WriteLine($"{facts.Operations.Count} operations and {facts.Callbacks.Count} callbacks are in {folder}.");
        return 0;
    default:
        Console.Error.WriteLine("Say what to do: facts CATALOGUE FOLDER.");
        return 2;
}
