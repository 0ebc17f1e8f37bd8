# Blanks comments and what stands between quotes in C, so that the other lints see code only. Lines stay where they are.
{
	line = $0
	out = ""
	while (line != "") {
		if (comment) {
			at = index(line, "*/")
			if (!at)
				break
			comment = 0
			line = substr(line, at + 2)
			out = out " "
			continue
		}
		if (!match(line, /["']|\/\*|\/\//)) {
			out = out line
			break
		}
		out = out substr(line, 1, RSTART - 1)
		mark = substr(line, RSTART, RLENGTH)
		line = substr(line, RSTART + RLENGTH)
		if (mark == "//")
			break
		if (mark == "/*") {
			comment = 1
			continue
		}
		while (line != "") {
			c = substr(line, 1, 1)
			if (c == "\\") {
				line = substr(line, 3)
				continue
			}
			line = substr(line, 2)
			if (c == mark)
				break
		}
		out = out mark mark
	}
	print out
}
