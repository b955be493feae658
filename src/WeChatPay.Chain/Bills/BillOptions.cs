namespace WeChatPay;

/// <summary>How a bill is read. Every property is optional.</summary>
/// <remarks>Mutable: use it from one thread, until a bill has taken it.</remarks>
public sealed record BillOptions
{
    /// <summary>Gets or sets the number of the sub-merchant whose rows are asked for.</summary>
    /// <value>Default: none. For service providers, where the operation has it.</value>
    public string? SubMchid { get; set; }

    /// <summary>Gets or sets whether the file travels as a gzip, where the operation has that.</summary>
    /// <value>Default: true.</value>
    public bool Gzip { get; set; } = true;

    /// <summary>Gets or sets whether rows come while the file still does.</summary>
    /// <value>Default: false. The file is written to a temporary file and its digest is compared before the first row. With true no temporary file is
    /// written, and a wrong digest or a broken connection is an exception behind rows that were given.</value>
    public bool RowsAtOnce { get; set; }

    /// <summary>Gets or sets whether the line of totals is compared with the rows.</summary>
    /// <value>Default: true. A total that is not documented is not compared.</value>
    public bool ChecksTotals { get; set; } = true;

    /// <summary>Gets or sets who receives the line of totals.</summary>
    /// <value>It is called behind the last row, when the totals were compared. Default: none.</value>
    public Action<BillRow>? Totals { get; set; }

    /// <summary>Gets or sets the folder of the temporary file, which only the owner may read, and which is deleted when the enumeration ends.</summary>
    /// <value>Default: the system's.</value>
    public string? SpoolFolder { get; set; }

    /// <summary>Gets or sets the limits and the progress of the download.</summary>
    /// <value>Default: those of <see cref="DownloadOptions"/>. <see cref="DownloadOptions.Gunzip"/> is the reader's, and so is
    /// <see cref="DownloadOptions.HashType"/> where WeChat Pay names one. A bill of APIv2 is one call, with <see cref="DownloadOptions.Timeout"/>.</value>
    public DownloadOptions? Download { get; set; }
}
