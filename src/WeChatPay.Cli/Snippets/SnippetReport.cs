namespace WeChatPay.Cli.Snippets;

/// <summary>What the process of a file reports through its pipe, one word a line.</summary>
internal enum SnippetReport
{
    /// <summary>The process ended without a report: it crashed, or it was ended.</summary>
    None,

    /// <summary>The file begins to run; its time limit begins.</summary>
    Started,

    /// <summary>The file ran to its end.</summary>
    Passed,

    /// <summary>The file failed, and the process has said why.</summary>
    Failed,

    /// <summary>The file called <c>exit</c>. Its exit code is that of the process.</summary>
    Exited,
}
