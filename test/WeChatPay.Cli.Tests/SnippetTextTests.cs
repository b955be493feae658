using WeChatPay.Cli.Repl;
using WeChatPay.Cli.Snippets;

namespace WeChatPay.Cli.Tests;

internal sealed class SnippetTextTests
{
    [TestCase("a.php", "Console.WriteLine(1);", true)]
    [TestCase("A.PHP", "", true)]
    [TestCase("a.cs", "$instance->v3;", false)]
    [TestCase("a.csx", "<?php", false)]
    [TestCase("-", "<?php\necho 1;", true)]
    [TestCase("-", "<?= 1 ?>", true)]
    [TestCase("a.txt", "$instance->v3->certificates->get();", true)]
    [TestCase("-", "new \\WeChatPay\\Util\\MediaUtil('a.jpg');", true)]
    [TestCase("-", "echo 'hello';", true)]
    [TestCase("-", "Hash::md5('a')", true)]
    [TestCase("-", "global::System.Console.WriteLine(1);", false)]
    [TestCase("-", "// 1 $\nvar a = $\"{b} $c\"; // $d", false)]
    [TestCase("-", "var a = $@\"\"; var b = $$\"\"\"{{c}}\"\"\";", false)]
    [TestCase("-", "var c = '$'; /* $e->f */", false)]
    [TestCase("-", "echo(1);", false)]
    [TestCase("-", "", false)]
    public void Language_OfNameAndText_IsTold(string name, string text, bool isPhp) =>
        Assert.That(SnippetLanguages.Detect(name, text), Is.EqualTo(isPhp ? SnippetLanguage.Php : SnippetLanguage.CSharp));

    [TestCase("$a = 1;", true)]
    [TestCase("$a = 1", false)]
    [TestCase("$a->post([", false)]
    [TestCase("$a->post([\n'json' => [],\n]);", true)]
    [TestCase("$a->v3\n->get()", false)]
    [TestCase("$a->v3\n->get()\n", true)]
    [TestCase("$a->post([\n", false)]
    [TestCase("if ($a) { echo 1; }", true)]
    [TestCase("if ($a) {", false)]
    [TestCase("echo 'a;", false)]
    [TestCase("echo 'it\\'s (';", true)]
    [TestCase("echo \"(\\\"\";", true)]
    [TestCase("echo 1; // (", true)]
    [TestCase("echo 1; # [", true)]
    [TestCase("echo 1; /* ( */", true)]
    [TestCase("echo 1; /* (", false)]
    [TestCase("echo 1);", true)]
    [TestCase("$a = 1; ?>", true)]
    [TestCase("<?php", false)]
    [TestCase("// only a comment", true)]
    public void Php_WhetherComplete_IsTold(string php, bool isComplete) => Assert.That(PhpInput.IsComplete(php), Is.EqualTo(isComplete));

    [TestCase("1 + ", false)]
    [TestCase("f(1,", false)]
    [TestCase("1 + 1", true)]
    [TestCase("if (a) { b(); }", true)]
    [TestCase(":help", true)]
    [TestCase("", true)]
    public void Input_WhetherComplete_IsTold(string input, bool isComplete) => Assert.That(Prompt.IsComplete(input), Is.EqualTo(isComplete));
}
