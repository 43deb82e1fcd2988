"""How bright the panel shines: through the kernel, or through a program of the site."""
