using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace WeChatPay.Analyzers.Calls;

/// <summary>The text of an expression that names a path, and the place of each of its characters.</summary>
internal sealed class PathLiteral
{
    /// <summary>Stands for a value that the compiler does not know.</summary>
    public const char Hole = '\0';

    private readonly ExpressionSyntax _expression;
    private readonly StringBuilder _text = new();
    private readonly List<int> _places = [];

    private PathLiteral(ExpressionSyntax expression) => _expression = expression;

    /// <summary>Gets the text.</summary>
    public string Text => _text.ToString();

    /// <summary>Gets whether each character stands in the source as it is.</summary>
    public bool IsExact { get; private set; } = true;

    /// <summary>Reads a literal, an interpolated string or a constant; <see langword="null"/> for other expressions.</summary>
    public static PathLiteral? Read(ExpressionSyntax expression, SemanticModel model, CancellationToken token)
    {
        var read = new PathLiteral(expression);
        if (expression is InterpolatedStringExpressionSyntax interpolated)
        {
            foreach (var content in interpolated.Contents)
                read.Append(content, model, token);
            return read;
        }
        if (model.GetConstantValue(expression, token).Value is not string constant)
            return null;
        read.AppendConstant(constant, expression as LiteralExpressionSyntax);
        return read;
    }

    /// <summary>Gives the place of a part of the text.</summary>
    public TextSpan SpanOf(int start, int end) =>
        !IsExact ? _expression.Span
        : start < end ? TextSpan.FromBounds(_places[start], _places[end - 1] + 1)
        : new(start < _places.Count ? _places[start] : _expression.Span.End - 1, 0);

    private void AppendConstant(string constant, LiteralExpressionSyntax? literal)
    {
        var written = literal?.Token.Text ?? "";
        var quote = written.IndexOf('"') + 1;
        if (written.Length - quote - 1 == constant.Length && written.IndexOf(constant, StringComparison.Ordinal) == quote)
            AppendExact(constant, literal!.SpanStart + quote);
        else
            AppendOther(constant);
    }

    private void Append(InterpolatedStringContentSyntax content, SemanticModel model, CancellationToken token)
    {
        if (content is InterpolatedStringTextSyntax text)
            AppendPart(text);
        else if (content is InterpolationSyntax { FormatClause: null } value && model.GetConstantValue(value.Expression, token).Value is string constant)
            AppendOther(constant);
        else
            AppendHole(content);
    }

    // In an interpolated string, a brace is written twice.
    private void AppendPart(InterpolatedStringTextSyntax text)
    {
        var (written, value) = (text.TextToken.Text, text.TextToken.ValueText);
        if (written.Length == value.Length)
        {
            AppendExact(value, text.SpanStart);
            return;
        }
        if (written.Replace("{{", "{").Replace("}}", "}") != value)
        {
            AppendOther(value);
            return;
        }
        for (var i = 0; i < written.Length; i++)
        {
            _text.Append(written[i]);
            _places.Add(text.SpanStart + i);
            if (written[i] is '{' or '}')
                i++;
        }
    }

    private void AppendExact(string text, int start)
    {
        _text.Append(text);
        _places.AddRange(Enumerable.Range(start, text.Length));
    }

    private void AppendHole(SyntaxNode content)
    {
        _text.Append(Hole);
        _places.Add(content.SpanStart);
    }

    private void AppendOther(string text)
    {
        IsExact = false;
        _text.Append(text);
        _places.AddRange(Enumerable.Repeat(_expression.SpanStart, text.Length));
    }
}
