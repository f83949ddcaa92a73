"""renda score …"""
