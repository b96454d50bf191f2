package org.tocsin.mailing.message;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.ext.gfm.tables.TableRow;
import org.commonmark.node.Node;
import org.commonmark.renderer.NodeRenderer;
import org.commonmark.renderer.Renderer;
import org.commonmark.renderer.text.TextContentNodeRendererContext;
import org.commonmark.renderer.text.TextContentWriter;

/** Tables in plain text: columns where they fit a line, else one line per cell with its heading in front. */
final class TextTables implements NodeRenderer {

    private static final int LINE = 76;
    private static final String GAP = "   ";

    private final TextContentWriter writer;
    private final Renderer cells;

    TextTables(TextContentNodeRendererContext context, Renderer cells) {
        this.writer = context.getWriter();
        this.cells = cells;
    }

    @Override
    public Set<Class<? extends Node>> getNodeTypes() {
        return Set.of(TableBlock.class);
    }

    @Override
    public void render(Node table) {
        List<List<String>> rows = rows(table);
        List<Integer> widths = widths(rows);
        int width = widths.stream().mapToInt(column -> column + GAP.length()).sum() - GAP.length();
        List<String> lines = width <= LINE ? columns(rows, widths) : headedLines(rows);
        for (String line : lines) {
            writer.write(line);
            writer.line();
        }
        writer.block();
    }

    private static List<String> columns(List<List<String>> rows, List<Integer> widths) {
        List<String> lines =
                rows.stream().map(row -> padded(row, widths)).collect(Collectors.toCollection(ArrayList::new));
        lines.add(1, widths.stream().map("-"::repeat).collect(Collectors.joining(GAP)));
        return lines;
    }

    private static String padded(List<String> row, List<Integer> widths) {
        return IntStream.range(0, row.size())
                .mapToObj(
                        i -> row.get(i) + " ".repeat(widths.get(i) - row.get(i).length()))
                .collect(Collectors.joining(GAP))
                .stripTrailing();
    }

    private static List<String> headedLines(List<List<String>> rows) {
        List<String> headings = rows.get(0);
        return rows.stream()
                .skip(1)
                .flatMap(row -> IntStream.range(0, row.size())
                        .mapToObj(i -> (i == 0 ? "* " : "  ") + headings.get(i) + ": " + row.get(i)))
                .toList();
    }

    private static List<Integer> widths(List<List<String>> rows) {
        return IntStream.range(0, rows.get(0).size())
                .mapToObj(column -> rows.stream()
                        .mapToInt(row -> row.get(column).length())
                        .max()
                        .orElse(0))
                .toList();
    }

    /** Every row has as many cells as the first; CommonMark's tables see to that. */
    private List<List<String>> rows(Node table) {
        return children(table)
                .flatMap(TextTables::children)
                .filter(TableRow.class::isInstance)
                .map(row -> children(row).map(this::text).toList())
                .toList();
    }

    private String text(Node cell) {
        return children(cell).map(cells::render).collect(Collectors.joining()).strip();
    }

    private static Stream<Node> children(Node parent) {
        return Stream.iterate(parent.getFirstChild(), child -> child != null, Node::getNext);
    }
}
